package dev.tidemark.desktop.shell;

import dev.tidemark.desktop.action.Action;
import org.kordamp.ikonli.Ikon;

/// Something that the command palette finds.
///
/// @param text what is searched first and shown first
/// @param detail searched and shown behind it, or empty
/// @param icon its picture
/// @param keys the keys that do the same, for showing, or empty
/// @param perform what choosing it does
public record PaletteEntry(String text, String detail, Ikon icon, String keys, Runnable perform) {
    /// The entry of an action.
    static PaletteEntry of(Action action) {
        return new PaletteEntry(
                action.text(), action.help(), action.icon(), action.keyText(), action::fire);
    }
}
