package dev.tidemark.desktop.rollback;

import dev.tidemark.desktop.page.Navigator.RollbackRequest;
import dev.tidemark.engine.run.Selection;

/// Which migrations are taken back: the words of a request and the engine's selection.
public final class Scope {
    private Scope() {}

    /// The engine's selection.
    public static Selection.Back of(RollbackRequest request) {
        return switch (request) {
            case RollbackRequest.Last(int count) -> new Selection.Back.Last(count);
            case RollbackRequest.To(var version) -> new Selection.Back.To(version);
            case RollbackRequest.Only(var version) -> new Selection.Back.Only(version);
            case RollbackRequest.Versions(var versions) -> new Selection.Back.Versions(versions);
        };
    }

    /// What is taken back, for example `the latest 2`.
    static String words(RollbackRequest request) {
        return switch (request) {
            case RollbackRequest.Last(int count) ->
                    count == 1 ? "the latest one" : "the latest %d".formatted(count);
            case RollbackRequest.To(var version) ->
                    "everything applied after %s, which stays".formatted(version);
            case RollbackRequest.Only(var version) -> "%s alone".formatted(version);
            case RollbackRequest.Versions(var versions) ->
                    "%d of one run: %s".formatted(versions.size(), String.join(", ", versions));
        };
    }

    /// A part of a page's id.
    public static String id(RollbackRequest request) {
        return switch (request) {
            case RollbackRequest.Last(int count) -> "last:%d".formatted(count);
            case RollbackRequest.To(var version) -> "to:%s".formatted(version);
            case RollbackRequest.Only(var version) -> "only:%s".formatted(version);
            case RollbackRequest.Versions(var versions) ->
                    "versions:%s".formatted(String.join(",", versions));
        };
    }
}
