package com.entativa.messaging.api.json;

import java.util.List;
import java.util.Map;

/// The shortest JSON text of a value.
final class JsonWriter {
    private static final String HEX = "0123456789abcdef";

    private JsonWriter() {}

    static void write(Json value, StringBuilder out) {
        switch (value) {
            case Json.Obj(Map<String, Json> fields) -> object(fields, out);
            case Json.Arr(List<Json> values) -> array(values, out);
            case Json.Text(String text) -> string(text, out);
            case Json.Num(long number) -> out.append(number);
            case Json.Decimal(String literal) -> out.append(literal);
            case Json.Bool(boolean flag) -> out.append(flag);
            case Json.Null _ -> out.append("null");
        }
    }

    private static void object(Map<String, Json> fields, StringBuilder out) {
        char before = '{';
        for (Map.Entry<String, Json> field : fields.entrySet()) {
            out.append(before);
            string(field.getKey(), out);
            out.append(':');
            write(field.getValue(), out);
            before = ',';
        }
        if (before == '{') out.append('{');
        out.append('}');
    }

    private static void array(List<Json> values, StringBuilder out) {
        out.append('[');
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) out.append(',');
            write(values.get(i), out);
        }
        out.append(']');
    }

    private static void string(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ') out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
                    else out.append(c);
                }
            }
        }
        out.append('"');
    }
}
