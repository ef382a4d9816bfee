package dev.tidemark.desktop.create;

import dev.tidemark.engine.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A row of the list of templates.
sealed interface TemplateRow {
    /// The name of the group below it.
    record Heading(String text) implements TemplateRow {}

    /// A template; empty for a migration that is written by hand.
    record Entry(Optional<Template> template) implements TemplateRow {
        String title() {
            return template.map(Template::title).orElse("Write it by hand");
        }

        /// Whether its own name has all words.
        boolean named(String words) {
            String name = template.map(Template::name).orElse("").replace('-', ' ');
            return has("%s %s".formatted(name, title()), words);
        }
    }

    /// Those that have all words somewhere, in groups.
    static List<TemplateRow> matching(List<Template> templates, String words) {
        List<TemplateRow> rows = new ArrayList<>();
        if (words.isBlank() || has("write it by hand empty blank", words)) {
            rows.add(new Entry(Optional.empty()));
        }
        String group = "";
        for (Template template : templates) {
            String text =
                    "%s %s %s %s"
                            .formatted(
                                    template.name().replace('-', ' '),
                                    template.title(),
                                    template.group(),
                                    template.about());
            if (has(text, words)) {
                if (!template.group().equals(group)) {
                    group = template.group();
                    rows.add(new Heading(group));
                }
                rows.add(new Entry(Optional.of(template)));
            }
        }
        return rows;
    }

    /// The one that words mean best: its own name has them, or else what is said of it.
    static Optional<Entry> best(List<TemplateRow> rows, String words) {
        List<Entry> entries =
                rows.stream().filter(Entry.class::isInstance).map(Entry.class::cast).toList();
        return entries.stream()
                .filter(entry -> entry.named(words))
                .findFirst()
                .or(() -> entries.stream().findFirst());
    }

    private static boolean has(String text, String words) {
        String lower = text.toLowerCase(Locale.ROOT);
        for (String word : words.toLowerCase(Locale.ROOT).strip().split("\\s+", -1)) {
            if (!lower.contains(word)) {
                return false;
            }
        }
        return true;
    }
}
