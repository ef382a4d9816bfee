package dev.tidemark.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tidemark.engine.template.Template;
import dev.tidemark.engine.template.TemplateLibrary;
import dev.tidemark.engine.template.TemplateParameter;
import java.io.IOException;
import java.util.List;

/// Shows templates and their parameters.
final class TemplatesView {
    private static final int NAME_WIDTH = 22;

    private final Invocation invocation;

    TemplatesView(Invocation invocation) {
        this.invocation = invocation;
    }

    /// All of them, by group.
    void list(TemplateLibrary library) {
        if (invocation.options().json()) {
            invocation.document(
                    "templates",
                    json -> {
                        json.writeArrayFieldStart("templates");
                        for (Template template : library.templates()) {
                            write(json, template);
                        }
                        json.writeEndArray();
                    });
        } else {
            String group = "";
            for (Template template : library.templates()) {
                if (!template.group().equals(group)) {
                    invocation.say((group.isEmpty() ? "" : "\n") + template.group());
                    group = template.group();
                }
                String padding = " ".repeat(Math.max(1, NAME_WIDTH - template.name().length()));
                invocation.say("  %s%s%s".formatted(template.name(), padding, template.title()));
            }
            invocation.say("\n`tidemark templates NAME` explains one and its parameters.");
        }
        library.problems().forEach(invocation::warn);
    }

    /// One of them with its parameters.
    void explain(Template template) {
        if (invocation.options().json()) {
            invocation.document(
                    "templates",
                    json -> {
                        json.writeArrayFieldStart("templates");
                        write(json, template);
                        json.writeEndArray();
                    });
            return;
        }
        invocation.say(
                "%s: %s\n\n%s\n".formatted(template.name(), template.title(), template.about()));
        for (TemplateParameter parameter : template.parameters()) {
            invocation.say("  %s  (%s)".formatted(parameter.name(), demand(parameter)));
            invocation.say("      " + parameter.help());
        }
        invocation.say(
                "\ntidemark new --template %s%s".formatted(template.name(), settings(template)));
    }

    private static String demand(TemplateParameter parameter) {
        String what =
                parameter.choices().isEmpty()
                        ? parameter.kind().words()
                        : String.join(", ", parameter.choices());
        if (!parameter.preset().empty()) {
            return "%s; %s unless given".formatted(what, parameter.preset().source());
        }
        return parameter.optional() ? what + "; may be left out" : what;
    }

    private static String settings(Template template) {
        var settings = new StringBuilder();
        for (TemplateParameter parameter : template.parameters()) {
            if (parameter.asked()) {
                settings.append(
                        " --set '%s=%s'"
                                .formatted(
                                        parameter.name(),
                                        parameter.example().replace("'", "'\\''")));
            }
        }
        return settings.toString();
    }

    private static void write(JsonGenerator json, Template template) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", template.name());
        json.writeStringField("title", template.title());
        json.writeStringField("group", template.group());
        json.writeStringField("about", template.about());
        json.writeBooleanField("ofProject", template.ofProject());
        json.writeArrayFieldStart("parameters");
        for (TemplateParameter parameter : template.parameters()) {
            json.writeStartObject();
            json.writeStringField("name", parameter.name());
            json.writeStringField("label", parameter.label());
            json.writeStringField("type", parameter.kind().text());
            json.writeStringField("help", parameter.help());
            json.writeBooleanField("required", parameter.asked());
            json.writeStringField("default", parameter.preset().source());
            strings(json, parameter.choices());
            json.writeStringField("example", parameter.example());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void strings(JsonGenerator json, List<String> choices) throws IOException {
        json.writeArrayFieldStart("choices");
        for (String choice : choices) {
            json.writeString(choice);
        }
        json.writeEndArray();
    }
}
