package com.entativa.messaging.api.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// RFC 8259, strictly: no comments, no trailing commas, no duplicate names, no lone surrogates, bounded depth.
final class JsonParser {
    private static final int LONGEST_INTEGER = 18;
    private final String text;
    private int at;

    JsonParser(String text) {
        this.text = text;
    }

    Json parse() {
        Json value = value(0);
        space();
        if (at != text.length()) throw wrong("text after the value");
        return value;
    }

    private Json value(int depth) {
        if (depth > Json.MAX_DEPTH) throw wrong("nested too deep");
        space();
        return switch (peek()) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> new Json.Text(string());
            case 't' -> word("true", new Json.Bool(true));
            case 'f' -> word("false", new Json.Bool(false));
            case 'n' -> word("null", Json.Null.NULL);
            default -> number();
        };
    }

    private Json object(int depth) {
        at++;
        Map<String, Json> fields = new LinkedHashMap<>();
        space();
        if (peek() == '}') {
            at++;
            return new Json.Obj(fields);
        }
        while (true) {
            space();
            String name = string();
            space();
            expect(':');
            if (fields.containsKey(name)) throw wrong("name given twice");
            fields.put(name, value(depth + 1));
            if (ended('}')) return new Json.Obj(fields);
        }
    }

    private Json array(int depth) {
        at++;
        List<Json> values = new ArrayList<>();
        space();
        if (peek() == ']') {
            at++;
            return new Json.Arr(values);
        }
        while (true) {
            values.add(value(depth + 1));
            if (ended(']')) return new Json.Arr(values);
        }
    }

    /// After an element: true at the closing sign, false after a comma.
    private boolean ended(char closing) {
        space();
        char c = peek();
        if (c != closing && c != ',') throw wrong("expected a comma");
        at++;
        return c == closing;
    }

    private String string() {
        expect('"');
        int from = at;
        while (at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\\' && text.charAt(at) >= ' ') at++;
        if (peek() == '"' && wellFormed(text, from, at)) return text.substring(from, at++);
        at = from;
        return escaped();
    }

    private String escaped() {
        StringBuilder out = new StringBuilder();
        while (peek() != '"') {
            char c = text.charAt(at++);
            if (c < ' ') throw wrong("control character in text");
            out.append(c == '\\' ? escape() : c);
        }
        at++;
        if (!wellFormed(out, 0, out.length())) throw wrong("lone surrogate in text");
        return out.toString();
    }

    private char escape() {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw wrong("unknown escape");
        };
    }

    private char unicode() {
        if (at + 4 > text.length()) throw wrong("cut escape");
        int code = 0;
        for (int i = 0; i < 4; i++) {
            char c = text.charAt(at++);
            int digit = c < 128 ? Character.digit(c, 16) : -1;
            if (digit < 0) throw wrong("escape is not hexadecimal");
            code = code << 4 | digit;
        }
        return (char) code;
    }

    private Json number() {
        int from = at;
        if (peek() == '-') at++;
        int digitsFrom = at;
        digits();
        int length = at - digitsFrom;
        if (length > 1 && text.charAt(digitsFrom) == '0') throw wrong("leading zero");
        boolean integer = true;
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            digits();
            integer = false;
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            at++;
            if (peek() == '+' || peek() == '-') at++;
            digits();
            integer = false;
        }
        String literal = text.substring(from, at);
        if (integer && length <= LONGEST_INTEGER) return new Json.Num(Long.parseLong(literal));
        return new Json.Decimal(literal);
    }

    private void digits() {
        int from = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') at++;
        if (at == from) throw wrong("expected a digit");
    }

    private Json word(String word, Json value) {
        if (!text.startsWith(word, at)) throw wrong("unknown word");
        at += word.length();
        return value;
    }

    private void space() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) at++;
    }

    private void expect(char c) {
        if (peek() != c) throw wrong("expected another sign");
        at++;
    }

    private char peek() {
        if (at >= text.length()) throw wrong("cut short");
        return text.charAt(at);
    }

    /// No surrogate stands alone: each high one is followed by a low one, each low one follows a high one.
    private static boolean wellFormed(CharSequence text, int from, int to) {
        boolean open = false;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (open != Character.isLowSurrogate(c)) return false;
            open = Character.isHighSurrogate(c);
        }
        return !open;
    }

    private Json.Mismatch wrong(String what) {
        return new Json.Mismatch(what + " at offset " + at);
    }
}
