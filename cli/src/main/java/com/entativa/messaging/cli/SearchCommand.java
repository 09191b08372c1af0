package com.entativa.messaging.cli;

import com.entativa.messaging.client.Messenger;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.search.Search;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "search",
        mixinStandardHelpOptions = true,
        description = "Find messages that have words beginning with all of these, the newest first.")
final class SearchCommand extends OnProfile {
    @Parameters(arity = "1..*", paramLabel = "WORD")
    private List<String> words = List.of();

    @Option(
            names = {"-n", "--hits"},
            paramLabel = "COUNT",
            description = "Default: 20")
    private int most = 20;

    @Override
    int run(Messenger messenger, Happenings happenings, Printer printer) {
        Names names = new Names(messenger);
        String query = String.join(" ", words);
        long from = Search.Page.FIRST;
        int found = 0;
        while (from > 0 && found < most) {
            Search.Page page = messenger.search().everywhere(query, from, most - found);
            for (Message hit : page.hits()) printer.message(hit, names.of(hit.senderId()));
            found += page.hits().size();
            from = page.next();
        }
        return found > 0 ? Exit.DONE : Exit.REFUSED;
    }
}
