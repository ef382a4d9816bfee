package dev.tidemark.engine.report;

/// HTML in the making; what comes from elsewhere is escaped.
final class HtmlText {
    private final StringBuilder html = new StringBuilder();

    /// Adds markup as it is.
    HtmlText raw(String markup) {
        html.append(markup);
        return this;
    }

    /// Adds text, in an element or an attribute's quotes.
    HtmlText text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                case '\n', '\t', '\r' -> html.append(c);
                // HTML allows no control characters.
                default -> html.append(Character.isISOControl(c) ? '\uFFFD' : c);
            }
        }
        return this;
    }

    /// Adds an element that holds text.
    HtmlText element(String name, String text) {
        return raw("<" + name + ">").text(text).raw("</" + name + ">");
    }

    @Override
    public String toString() {
        return html.toString();
    }
}
