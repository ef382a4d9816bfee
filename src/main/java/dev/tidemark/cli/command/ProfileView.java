package dev.tidemark.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tidemark.cli.console.Style.Colour;
import dev.tidemark.cli.console.TextTable;
import dev.tidemark.cli.console.TextTable.Align;
import dev.tidemark.cli.console.TextTable.Cell;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.profile.Connection;
import dev.tidemark.engine.profile.EnvironmentKind;
import dev.tidemark.engine.profile.Profile;
import dev.tidemark.engine.profile.SavedProfile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Profiles as text or JSON; no password among them.
final class ProfileView {
    private final Invocation invocation;

    ProfileView(Invocation invocation) {
        this.invocation = invocation;
    }

    void list(List<SavedProfile> profiles) {
        if (invocation.options().json()) {
            invocation.document(
                    "profiles",
                    json -> {
                        json.writeArrayFieldStart("profiles");
                        for (var profile : profiles) {
                            json.writeStartObject();
                            write(json, profile);
                            json.writeEndObject();
                        }
                        json.writeEndArray();
                    });
            return;
        }
        if (profiles.isEmpty()) {
            invocation.say(
                    "There are no profiles; `tidemark profile add` and `profile import` make them.");
            return;
        }
        var table =
                new TextTable()
                        .column("profile", Align.LEFT)
                        .column("environment", Align.LEFT)
                        .flexible("database")
                        .column("password", Align.LEFT)
                        .column("of", Align.LEFT);
        for (var profile : profiles) {
            table.row(
                    List.of(
                            Cell.of(profile.name()),
                            new Cell(environment(profile), colour(profile)),
                            Cell.of(target(profile)),
                            Cell.of(profile.passwordSource().text()),
                            Cell.of(profile.ofTeam() ? "project" : "you")));
        }
        invocation.print(table.text(invocation.style(), invocation.console().terminal()));
    }

    void show(SavedProfile profile) {
        if (invocation.options().json()) {
            invocation.document("profile", json -> write(json, profile));
            return;
        }
        var lines = new LinkedHashMap<String, String>();
        lines.put("profile", profile.name());
        lines.put("leads to", target(profile));
        lines.put("saved as", savedAs(profile));
        lines.put("environment", environment(profile));
        lines.put("protected", profile.protection() == Profile.Protection.PROTECTED ? "yes" : "no");
        lines.put("password", profile.passwordSource().text());
        if (!profile.projects().isEmpty()) {
            lines.put(
                    "projects",
                    String.join(", ", profile.projects().stream().map(Path::toString).toList()));
        }
        lines.put("of", profile.ofTeam() ? "the project" : "you");
        int width = lines.keySet().stream().mapToInt(String::length).max().orElse(0);
        lines.forEach((name, value) ->
                invocation.say(
                        "%s  %s".formatted(name + " ".repeat(width - name.length()), value)));
    }

    void done(String name, String what) {
        if (invocation.options().json()) {
            invocation.document(
                    "profile-change",
                    json -> {
                        json.writeStringField("name", name);
                        json.writeStringField("done", what);
                    });
        } else {
            invocation.say("Profile %s: %s.".formatted(name, what));
        }
    }

    void write(JsonGenerator json, SavedProfile profile) throws IOException {
        json.writeStringField("name", profile.name());
        json.writeStringField("target", target(profile));
        json.writeObjectFieldStart("connection");
        for (var member : connection(profile.connection()).entrySet()) {
            json.writeStringField(member.getKey(), member.getValue());
        }
        json.writeEndObject();
        json.writeStringField("environment", environment(profile));
        json.writeBooleanField("protected", profile.protection() == Profile.Protection.PROTECTED);
        json.writeStringField("passwordFrom", profile.passwordSource().text());
        json.writeArrayFieldStart("projects");
        for (var folder : profile.projects()) {
            json.writeString(folder.toString());
        }
        json.writeEndArray();
        json.writeStringField("of", profile.ofTeam() ? "project" : "user");
    }

    private static Map<String, String> connection(Connection connection) {
        var members = new LinkedHashMap<String, String>();
        switch (connection) {
            case Connection.Url it -> members.put("url", it.url());
            case Connection.Service it -> members.put("service", it.service());
            case Connection.Fields it -> {
                it.host().ifPresent(value -> members.put("host", value));
                it.port().ifPresent(value -> members.put("port", String.valueOf(value)));
                it.database().ifPresent(value -> members.put("database", value));
                it.user().ifPresent(value -> members.put("user", value));
                it.sslMode().ifPresent(value -> members.put("sslmode", value));
                it.rootCertificate().ifPresent(value -> members.put("sslrootcert", value));
            }
        }
        return members;
    }

    private static String savedAs(SavedProfile profile) {
        return switch (profile.connection()) {
            case Connection.Url it -> it.url();
            case Connection.Service it -> "service " + it.service();
            case Connection.Fields it -> it.text();
        };
    }

    private String target(SavedProfile profile) {
        try {
            return profile.settings(invocation.console().environment()).target().toString();
        } catch (ProblemException e) {
            return "? " + e.problem().why();
        }
    }

    private static String environment(SavedProfile profile) {
        return profile.environment().map(EnvironmentKind::text).orElse("");
    }

    private static Colour colour(SavedProfile profile) {
        return profile.environment().filter(EnvironmentKind.PRODUCTION::equals).isPresent()
                ? Colour.BOLD_RED
                : Colour.NONE;
    }
}
