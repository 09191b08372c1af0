package com.entativa.messaging.client.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A text as the words it is found by: folded, letters and digits alone. Scripts that put no space between words are
/// cut into windows of four signs, so that they are found from any sign on.
final class Words {
    /// Of one text; a longer one is found by its first ones.
    static final int MAX_WORDS = 400;

    private static final int MAX_LENGTH = 32;
    private static final int WINDOW = 4;

    private Words() {}

    /// Those a text is found by.
    static Set<String> of(String text) {
        Set<String> words = new LinkedHashSet<>();
        for (String run : runs(Folding.folded(text))) {
            if (!isUnspaced(run.charAt(0))) words.add(run);
            else for (int i = 0; i < run.length(); i++) words.add(window(run, i));
            if (words.size() >= MAX_WORDS) break;
        }
        return words;
    }

    /// Those that must all begin a word of the text.
    static List<String> asked(String query) {
        List<String> words = new ArrayList<>();
        for (String run : runs(Folding.folded(query))) {
            if (!isUnspaced(run.charAt(0))) words.add(run);
            else for (int i = 0; i == 0 || i + WINDOW <= run.length(); i++) words.add(window(run, i));
            if (words.size() >= 16) break;
        }
        return words;
    }

    static boolean isUnspaced(char c) {
        boolean isKana = c >= 0x3040 && c <= 0x30ff;
        boolean isIdeograph = c >= 0x3400 && c <= 0x4dbf || c >= 0x4e00 && c <= 0x9fff || c >= 0xf900 && c <= 0xfaff;
        boolean isThaiOrLao = c >= 0x0e00 && c <= 0x0eff;
        return isKana || isIdeograph || isThaiOrLao;
    }

    private static String window(String run, int from) {
        return run.substring(from, Math.min(run.length(), from + WINDOW));
    }

    /// Unbroken letters and digits, of spaced or of unspaced script.
    private static List<String> runs(String folded) {
        List<String> runs = new ArrayList<>();
        int begin = 0;
        for (int i = 0; i <= folded.length(); i++) {
            boolean isBreak = i == folded.length()
                    || !isWordSign(folded.charAt(i))
                    || i > begin && isUnspaced(folded.charAt(i)) != isUnspaced(folded.charAt(begin));
            if (!isBreak) continue;
            if (i > begin) add(runs, folded, begin, i);
            begin = i < folded.length() && isWordSign(folded.charAt(i)) ? i : i + 1;
        }
        return runs;
    }

    private static void add(List<String> runs, String folded, int begin, int end) {
        boolean isUnspaced = isUnspaced(folded.charAt(begin));
        runs.add(folded.substring(begin, isUnspaced ? end : Math.min(end, begin + MAX_LENGTH)));
    }

    /// Signs beyond the first plane come as two halves.
    private static boolean isWordSign(char c) {
        return Character.isLetterOrDigit(c) || Character.isSurrogate(c) || Folding.isMark(c);
    }
}
