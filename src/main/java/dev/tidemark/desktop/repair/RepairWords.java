package dev.tidemark.desktop.repair;

import dev.tidemark.desktop.page.Navigator.RepairRequest;
import java.util.Optional;

/// How a repair is called.
///
/// @param id of its page
/// @param title of its page
/// @param choice what its choice is about; empty where there is none
/// @param version the migration that it is about
record RepairWords(String id, String title, String choice, Optional<String> version) {
    static RepairWords of(RepairRequest request) {
        return switch (request) {
            case RepairRequest.Accept it -> about("accept", "Accept %s", "", it.version());
            case RepairRequest.Forget it -> about("forget", "Forget %s", "", it.version());
            case RepairRequest.Mark it -> about("mark", "Mark %s as applied", "", it.version());
            case RepairRequest.Rename it ->
                    about("rename", "Rename the record of %s", "It becomes the file", it.version());
            case RepairRequest.Baseline it ->
                    about("baseline", "Baseline", "Everything is there up to", it.version());
            case RepairRequest.Adopt _ ->
                    new RepairWords(
                            "repair:adopt", "Adopt the tracking table", "", Optional.empty());
        };
    }

    private static RepairWords about(String kind, String title, String choice, String version) {
        return new RepairWords(
                "repair:%s:%s".formatted(kind, version),
                title.formatted(version),
                choice,
                Optional.of(version));
    }

    /// What the button says that does it.
    static String commit(RepairRequest request, String target, String chosen) {
        String act =
                switch (request) {
                    case RepairRequest.Accept it -> "Accept %s".formatted(it.version());
                    case RepairRequest.Forget it -> "Forget %s".formatted(it.version());
                    case RepairRequest.Mark it -> "Mark %s as applied".formatted(it.version());
                    case RepairRequest.Rename it ->
                            "Rename %s to %s".formatted(it.version(), chosen);
                    case RepairRequest.Baseline _ -> "Record the baseline at %s".formatted(chosen);
                    case RepairRequest.Adopt _ -> "Adopt the tracking table";
                };
        return "%s on %s".formatted(act, target);
    }
}
