package com.entativa.messaging.server.docs;

import com.entativa.messaging.api.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Schemas as types and tables of fields; those with a name are linked, not repeated.
final class SchemaHtml {
    private static final List<String> BOUNDS =
            List.of("minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems", "pattern", "const", "enum");

    String named(String name, Tree schema) {
        return "<section class=\"schema\" id=\"schema-" + name + "\"><h3><code>" + name + "</code></h3>\n"
                + Markdown.html(schema.text("description"))
                + (schema.has("properties") ? fields(schema) : "<p>" + type(schema) + "</p>")
                + "</section>\n";
    }

    /// In one line, with its bounds.
    String type(Tree schema) {
        if (!schema.reference().isEmpty()) {
            String name = schema.reference();
            return "<a href=\"#schema-" + name + "\">" + name + "</a>";
        }
        List<Tree> choices = schema.list("oneOf").isEmpty() ? schema.list("anyOf") : schema.list("oneOf");
        if (!choices.isEmpty())
            return String.join(" or ", choices.stream().map(this::type).toList());
        String type = Layout.escaped(schema.text("type").replace("[", "").replace("]", ""));
        if (schema.text("type").equals("array")) type = "list of " + type(schema.at("items"));
        if (!schema.text("format").isEmpty()) type += " (" + Layout.escaped(schema.text("format")) + ")";
        StringBuilder bounds = new StringBuilder();
        for (String bound : BOUNDS) {
            if (schema.has(bound))
                bounds.append(' ').append(bound).append(' ').append(Layout.escaped(schema.text(bound)));
        }
        return bounds.isEmpty() ? type : type + " <small>" + bounds.toString().strip() + "</small>";
    }

    /// A table of an object's fields; the type alone of anything else.
    String fields(Tree schema) {
        if (!schema.reference().isEmpty() || !schema.has("properties")) {
            return schema.node() instanceof Map<?, ?> map && map.isEmpty()
                    ? ""
                    : "<p class=\"type\">" + type(schema) + "</p>\n";
        }
        Set<String> needed = new TreeSet<>();
        schema.list("required").forEach(name -> needed.add(String.valueOf(name.node())));
        StringBuilder out = new StringBuilder("<div class=\"wide\"><table><tbody>\n");
        schema.at("properties").children().forEach((name, field) -> out.append("<tr><td><code>")
                .append(Layout.escaped(name))
                .append("</code>")
                .append(needed.contains(name) ? "" : " <small>optional</small>")
                .append("</td><td>")
                .append(type(field))
                .append("</td><td>")
                .append(Layout.escaped(field.text("description")))
                .append(nested(field))
                .append("</td></tr>\n"));
        return out.append("</tbody></table></div>\n").toString();
    }

    String example(Object value) {
        return "<pre><code>" + Layout.escaped(json(value).write()) + "</code></pre>\n";
    }

    private static Json json(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Json.Builder object = Json.build();
                map.forEach((name, field) -> object.put(String.valueOf(name), json(field)));
                yield object.object();
            }
            case List<?> list -> Json.array(list.stream().map(SchemaHtml::json).toList());
            case Boolean flag -> new Json.Bool(flag);
            case Integer number -> new Json.Num(number);
            case Long number -> new Json.Num(number);
            default -> new Json.Text(String.valueOf(value));
        };
    }

    private String nested(Tree field) {
        Tree items = field.text("type").equals("array") ? field.at("items") : field;
        return items.has("properties") ? fields(items) : "";
    }
}
