package com.entativa.messaging.client.view;

import com.entativa.messaging.client.content.Extras;
import com.entativa.messaging.client.message.PlainText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Takes a text apart for showing. Links are found here, in the text as it is seen; the ranges a sender gave for them
/// are not believed.
final class Parts {
    private static final String ENDS = ".,;:!?'\")]}>…";
    private final String text;
    private final List<PartView> parts = new ArrayList<>();

    private Parts(String text) {
        this.text = text;
    }

    static List<PartView> of(String text, Extras extras) {
        Parts parts = new Parts(text);
        int at = 0;
        List<Extras.Mention> mentions = extras.mentions().stream()
                .sorted(Comparator.comparingInt(Extras.Mention::start))
                .toList();
        for (Extras.Mention mention : mentions) {
            int end = mention.start() + mention.length();
            if (mention.start() < at || end > text.length() || mention.length() == 0) continue;
            parts.linked(at, mention.start());
            String seen = PlainText.text(text.substring(mention.start(), end));
            parts.parts.add(new PartView.Mention(seen, mention.userId()));
            at = end;
        }
        parts.linked(at, text.length());
        return List.copyOf(parts.parts);
    }

    private void linked(int from, int to) {
        int plainFrom = from;
        int at = from;
        while (at < to) {
            int end = atWordStart(at) ? linkEnd(at, to) : at;
            if (end == at) {
                at++;
                continue;
            }
            plain(plainFrom, at);
            link(at, end);
            at = end;
            plainFrom = end;
        }
        plain(plainFrom, to);
    }

    private boolean atWordStart(int at) {
        return at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
    }

    /// Where a link that begins here ends; `at` when none does.
    private int linkEnd(int at, int to) {
        int scheme = scheme(at);
        if (scheme == 0) return at;
        int end = at;
        while (end < to && isOfLink(text.charAt(end))) end++;
        while (end > at && isClosing(at, end)) end--;
        return end > at + scheme ? end : at;
    }

    /// Length of what a link begins with; nothing but the web and mail.
    private int scheme(int at) {
        for (String begin : List.of("https://", "http://", "mailto:")) {
            if (text.regionMatches(true, at, begin, 0, begin.length())) return begin.length();
        }
        return 0;
    }

    /// Printable ASCII alone: what looks like another letter, or turns direction, ends the link.
    private static boolean isOfLink(char c) {
        return c > ' ' && c < 0x7f && c != '<' && c != '>' && c != '"' && c != '\\' && c != '`';
    }

    /// Punctuation at the end belongs to the sentence; a bracket that was opened inside stays.
    private boolean isClosing(int at, int end) {
        char last = text.charAt(end - 1);
        if (last == ')') return count('(', at, end) < count(')', at, end);
        return ENDS.indexOf(last) >= 0;
    }

    private long count(char c, int from, int to) {
        return text.substring(from, to).chars().filter(each -> each == c).count();
    }

    private void plain(int from, int to) {
        if (from < to) parts.add(new PartView.Plain(PlainText.text(text.substring(from, to))));
    }

    private void link(int from, int to) {
        String seen = text.substring(from, to);
        parts.add(new PartView.Link(seen, seen));
    }
}
