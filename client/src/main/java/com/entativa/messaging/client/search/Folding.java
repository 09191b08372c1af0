package com.entativa.messaging.client.search;

/// Makes alike what readers take for alike: case, accents, full-width forms. By tables of our own, since browsers'
/// runtime of the core has no normaliser.
final class Folding {
    /// U+00C0 to U+00DF; those from U+00E0 on are the same once more.
    private static final String LATIN_1 = "aaaaaaaceeeeiiiidnooooo ouuuuyts";

    /// U+0100 to U+017F.
    private static final String EXTENDED_A = "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiijjjjkkk"
            + "llllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

    private static final String ACCENTED = "άέήίόύώϊϋΐΰςёѐѝұơưǎǐǒǔȁ";
    private static final String PLAIN = "αεηιουωιυιυσеeиуouaioua";

    private Folding() {}

    static String folded(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = Character.toLowerCase(text.charAt(i));
            if (isMark(c)) continue;
            if (c == 'ß') folded.append("ss");
            else if (c == 'æ') folded.append("ae");
            else if (c == 'œ') folded.append("oe");
            else if (c == 'þ') folded.append("th");
            else folded.append(plain(c));
        }
        return folded.toString();
    }

    /// Accents and vowel signs that stand on other letters and may be left out.
    static boolean isMark(char c) {
        boolean isCombining = c >= 0x0300 && c <= 0x036f;
        boolean isHebrewPoint = c >= 0x0591 && c <= 0x05c7 && c != 0x05be && c != 0x05c0 && c != 0x05c3;
        boolean isArabicSign = c >= 0x064b && c <= 0x065f || c == 0x0670 || c == 0x0640;
        return isCombining || isHebrewPoint || isArabicSign || c == 0x200c || c == 0x200d || c >= 0xfe00 && c <= 0xfe0f;
    }

    private static char plain(char c) {
        if (c < 0x80) return c;
        if (c >= 0xe0 && c <= 0xff && c != 0xf7) return c == 0xff ? 'y' : LATIN_1.charAt(c - 0xe0);
        if (c >= 0x100 && c <= 0x17f) return EXTENDED_A.charAt(c - 0x100);
        if (c >= 0x1e00 && c <= 0x1eff) return vietnamese(c);
        if (c >= 0xff01 && c <= 0xff5e) return Character.toLowerCase((char) (c - 0xfee0));
        int at = ACCENTED.indexOf(c);
        return at < 0 ? c : PLAIN.charAt(at);
    }

    private static char vietnamese(char c) {
        if (c < 0x1ea0) return c;
        if (c < 0x1eb8) return 'a';
        if (c < 0x1ec8) return 'e';
        if (c < 0x1ecc) return 'i';
        if (c < 0x1ee4) return 'o';
        return c < 0x1ef2 ? 'u' : 'y';
    }
}
