package com.entativa.messaging.server.docs;

import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/// Markdown with tables as HTML; raw HTML in it is shown as text.
final class Markdown {
    private Markdown() {}

    static String html(String markdown) {
        List<TablesExtension> tables = List.of((TablesExtension) TablesExtension.create());
        Node document = Parser.builder().extensions(tables).build().parse(markdown);
        String html = HtmlRenderer.builder()
                .extensions(tables)
                .escapeHtml(true)
                .sanitizeUrls(true)
                .build()
                .render(document);
        return html.replace("<table>", "<div class=\"wide\"><table>").replace("</table>", "</table></div>");
    }
}
