package com.entativa.messaging.server.docs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Every operation of `openapi.yaml`, by tag.
final class ApiPage {
    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete", "head");
    private final Tree contract;
    private final SchemaHtml schemas = new SchemaHtml();

    ApiPage(Map<String, Object> contract) {
        this.contract = new Tree(contract, contract);
    }

    private record Operation(String method, String path, Tree tree) {
        String id() {
            return tree.text("operationId");
        }
    }

    String navigation() {
        StringBuilder out = new StringBuilder("<nav class=\"index\" aria-label=\"Operations\">\n");
        byTag().forEach((tag, operations) -> {
            out.append("<a class=\"tag\" href=\"#")
                    .append(tag)
                    .append("\">")
                    .append(tag)
                    .append("</a>\n");
            for (Operation operation : operations) {
                out.append("<a href=\"#")
                        .append(operation.id())
                        .append("\">")
                        .append(operation.id())
                        .append("</a>\n");
            }
        });
        return out.append("</nav>\n").toString();
    }

    String body() {
        Tree info = contract.at("info");
        StringBuilder out = new StringBuilder();
        out.append("<h1>").append(Layout.escaped(info.text("title"))).append("</h1>\n");
        out.append("<p class=\"lead\">")
                .append(Layout.escaped(info.text("summary")))
                .append("</p>\n");
        out.append(Markdown.html(info.text("description")));
        byTag().forEach((tag, operations) -> {
            out.append("<h2 id=\"").append(tag).append("\">").append(tag).append("</h2>\n");
            out.append(Markdown.html(tagText(tag)));
            operations.forEach(operation -> out.append(section(operation)));
        });
        out.append("<h2 id=\"schemas\">Schemas</h2>\n");
        contract.at("components")
                .at("schemas")
                .children()
                .forEach((name, schema) -> out.append(schemas.named(name, schema)));
        return out.toString();
    }

    private Map<String, List<Operation>> byTag() {
        Map<String, List<Operation>> tags = new LinkedHashMap<>();
        for (Tree tag : contract.list("tags")) tags.put(tag.text("name"), new java.util.ArrayList<>());
        contract.at("paths").children().forEach((path, item) -> {
            for (String method : METHODS) {
                if (!item.has(method)) continue;
                Operation operation = new Operation(method.toUpperCase(Locale.ROOT), path, item.at(method));
                String tag = operation.tree().list("tags").isEmpty()
                        ? "other"
                        : String.valueOf(
                                operation.tree().list("tags").getFirst().node());
                tags.computeIfAbsent(tag, _ -> new java.util.ArrayList<>()).add(operation);
            }
        });
        return tags;
    }

    private String tagText(String tag) {
        return contract.list("tags").stream()
                .filter(one -> one.text("name").equals(tag))
                .map(one -> one.text("description"))
                .findFirst()
                .orElse("");
    }

    private String section(Operation operation) {
        Tree tree = operation.tree();
        boolean open = tree.has("security") && tree.list("security").isEmpty();
        return "<section class=\"operation\" id=\"" + operation.id() + "\">\n<h3><span class=\"method "
                + operation.method().toLowerCase(Locale.ROOT) + "\">" + operation.method() + "</span> <code>"
                + Layout.escaped(operation.path()) + "</code></h3>\n<p class=\"id\">" + operation.id()
                + (open ? " · no token" : " · access token") + "</p>\n<p>" + Layout.escaped(tree.text("summary"))
                + "</p>\n" + Markdown.html(tree.text("description")) + parameters(tree) + request(tree)
                + responses(tree) + "</section>\n";
    }

    private String parameters(Tree operation) {
        if (operation.list("parameters").isEmpty()) return "";
        StringBuilder out = new StringBuilder("<h4>Parameters</h4>\n<div class=\"wide\"><table><tbody>\n");
        for (Tree each : operation.list("parameters")) {
            Tree parameter = each.resolved();
            String needed = parameter.text("required").equals("true") ? "" : " <small>optional</small>";
            out.append("<tr><td><code>")
                    .append(Layout.escaped(parameter.text("name")))
                    .append("</code>")
                    .append(needed)
                    .append("</td><td>")
                    .append(parameter.text("in"))
                    .append("</td><td>")
                    .append(schemas.type(parameter.at("schema")))
                    .append("</td><td>")
                    .append(Layout.escaped(parameter.text("description")))
                    .append("</td></tr>\n");
        }
        return out.append("</tbody></table></div>\n").toString();
    }

    private String request(Tree operation) {
        if (!operation.has("requestBody")) return "";
        StringBuilder out = new StringBuilder("<h4>Body</h4>\n");
        operation.at("requestBody").resolved().at("content").children().forEach((type, content) -> {
            out.append("<p class=\"id\">").append(Layout.escaped(type)).append("</p>\n");
            out.append(schemas.fields(content.at("schema")));
            if (content.has("example"))
                out.append(schemas.example(content.at("example").node()));
            content.at("examples")
                    .children()
                    .values()
                    .forEach(one -> out.append(schemas.example(one.at("value").node())));
        });
        return out.toString();
    }

    private String responses(Tree operation) {
        StringBuilder out = new StringBuilder("<h4>Answers</h4>\n<dl>\n");
        operation.at("responses").children().forEach((status, each) -> {
            Tree response = each.resolved();
            out.append("<dt><span class=\"status s")
                    .append(status.charAt(0))
                    .append("\">")
                    .append(status)
                    .append("</span></dt><dd>")
                    .append(Layout.escaped(response.text("description")));
            response.at("content")
                    .children()
                    .values()
                    .forEach(content -> out.append(schemas.fields(content.at("schema"))));
            out.append("</dd>\n");
        });
        return out.append("</dl>\n").toString();
    }
}
