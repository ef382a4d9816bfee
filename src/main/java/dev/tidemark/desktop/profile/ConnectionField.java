package dev.tidemark.desktop.profile;

import javafx.scene.control.Skin;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.TextFieldSkin;

/// A line for a whole connection, in which a password is never seen, however slowly it is typed.
final class ConnectionField extends TextField {
    @Override
    protected Skin<?> createDefaultSkin() {
        return new HidingSkin(this);
    }

    private static final class HidingSkin extends TextFieldSkin {
        HidingSkin(TextField field) {
            super(field);
        }

        @Override
        protected String maskText(String text) {
            return TypedSecrets.hidden(text);
        }
    }
}
