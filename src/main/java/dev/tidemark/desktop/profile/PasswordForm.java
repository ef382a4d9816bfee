package dev.tidemark.desktop.profile;

import dev.tidemark.desktop.profile.ProfileDraft.Field;
import javafx.beans.binding.Bindings;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/// The part of the editor that says where the password comes from.
final class PasswordForm extends VBox {
    PasswordForm(ProfileEditorViewModel model) {
        var form = model.form();
        getStyleClass().add("form-section");
        var title = new Label("Password");
        title.getStyleClass().add("title-4");
        var source = new ChoiceBox<SourceKind>();
        source.setId("profile-source");
        source.getItems().setAll(SourceKind.values());
        source.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(SourceKind kind) {
                        return kind == null ? "" : kind.text();
                    }

                    @Override
                    public SourceKind fromString(String text) {
                        throw new UnsupportedOperationException();
                    }
                });
        source.valueProperty().bindBidirectional(form.source);
        var help =
                Bindings.createStringBinding(
                        () -> help(form.source.get(), model.keychainReasonProperty().get()),
                        form.source,
                        model.keychainReasonProperty());
        var password = new PasswordField();
        password.setId("profile-password");
        password.textProperty().bindBidirectional(form.password);
        password.setPromptText("Leave empty to keep what is kept, or to be asked");
        var command = FormField.text("profile-command", "pass show billing");
        command.textProperty().bindBidirectional(form.command);
        getChildren()
                .addAll(
                        title,
                        new FormField("Comes from", source).explained(help),
                        new FormField("Password", password)
                                .onlyWhile(form.source.map(SourceKind::takesPassword)),
                        new FormField("Command", command)
                                .faulty(ProfileEditorView.fault(model, Field.COMMAND))
                                .onlyWhile(form.source.map(SourceKind::runsCommand)));
    }

    private static String help(SourceKind kind, String keychainReason) {
        return kind == SourceKind.KEYCHAIN && !keychainReason.isEmpty()
                ? "It can't be used here: %s. The password would be asked for."
                        .formatted(keychainReason)
                : kind.help();
    }
}
