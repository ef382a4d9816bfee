package dev.tidemark.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tidemark.engine.template.Template;
import dev.tidemark.engine.template.TemplateLibrary;
import dev.tidemark.engine.template.TemplateParameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The reference in `docs/templates.md` is what the template files say; this writes it to
/// `target/templates-reference.md`, to be copied when it changed.
class TemplatesDocumentTest {
    private static final String HEADING = "## Tidemark's templates\n";

    @Test
    void theReferenceHasEveryTemplateWithItsParameters() throws IOException {
        String expected = reference();
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target/templates-reference.md"), expected);
        String document = Files.readString(Path.of("docs/templates.md"));
        int start = document.indexOf(HEADING);
        assertEquals(expected, start < 0 ? "" : document.substring(start));
    }

    private static String reference() {
        var text = new StringBuilder(HEADING);
        String group = "";
        for (Template template : TemplateLibrary.of(Path.of("target/none")).templates()) {
            if (!template.group().equals(group)) {
                group = template.group();
                text.append("\n### ").append(group).append('\n');
            }
            text.append("\n#### `%s`: %s\n\n".formatted(template.name(), template.title()));
            text.append(template.about()).append('\n');
            int steps = template.parts().size();
            if (steps > 1) {
                text.append("Up to %d migrations.\n".formatted(steps));
            }
            text.append("\n| parameter | type | |\n|---|---|---|\n");
            template.parameters().forEach(parameter -> text.append(row(parameter)));
        }
        return text.toString();
    }

    private static String row(TemplateParameter parameter) {
        String type =
                parameter.choices().isEmpty()
                        ? parameter.kind().text()
                        : String.join(", ", parameter.choices());
        String demand =
                !parameter.preset().empty()
                        ? " Default: `%s`.".formatted(parameter.preset().source())
                        : parameter.optional() ? " May be left out." : "";
        return "| `%s` | %s | %s%s |\n".formatted(parameter.name(), type, parameter.help(), demand);
    }
}
