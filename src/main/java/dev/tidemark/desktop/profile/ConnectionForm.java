package dev.tidemark.desktop.profile;

import dev.tidemark.desktop.profile.ProfileDraft.Field;
import dev.tidemark.desktop.profile.ProfileDraft.Way;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.util.StringConverter;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.kordamp.ikonli.javafx.FontIcon;

/// The part of the editor that says where to connect.
final class ConnectionForm extends VBox {
    private final ProfileEditorViewModel model;
    private final ProfileForm form;

    ConnectionForm(ProfileEditorViewModel model) {
        this.model = model;
        this.form = model.form();
        getStyleClass().add("form-section");
        var title = new Label("Where to connect");
        title.getStyleClass().add("title-4");
        getChildren().addAll(new HBox(title, ways()), hosts(), names(), tls(), url(), service());
        getChildren().getFirst().getStyleClass().add("form-head");
    }

    private HBox ways() {
        var group = new ToggleGroup();
        var box = new HBox();
        box.getStyleClass().add("form-ways");
        for (var way : Way.values()) {
            var button = new ToggleButton(way.text());
            button.setId("profile-way-" + way.name().toLowerCase(java.util.Locale.ROOT));
            button.setToggleGroup(group);
            button.setAccessibleText("Say where to connect by " + way.text());
            button.getStyleClass()
                    .add(
                            switch (way) {
                                case FIELDS -> "left-pill";
                                case URL -> "center-pill";
                                case SERVICE -> "right-pill";
                            });
            // One of them is always chosen.
            button.setOnAction(_ -> {
                form.way.set(way);
                button.setSelected(true);
            });
            form.way.subscribe(chosen -> button.setSelected(chosen == way));
            box.getChildren().add(button);
        }
        return box;
    }

    private HBox hosts() {
        var host = FormField.connection("profile-host", "db.example");
        host.textProperty().bindBidirectional(form.host);
        host.textProperty().subscribe(this::pasteWhole);
        var port = FormField.text("profile-port", "5432");
        port.textProperty().bindBidirectional(form.port);
        port.setPrefColumnCount(5);
        var row =
                FormField.row(
                        new FormField("Host", host)
                                .faulty(ProfileEditorView.fault(model, Field.HOST)),
                        new FormField("Port", port)
                                .faulty(ProfileEditorView.fault(model, Field.PORT)));
        return only(row, Way.FIELDS);
    }

    private HBox names() {
        var database = FormField.text("profile-database", "as the user");
        database.textProperty().bindBidirectional(form.database);
        var user = FormField.text("profile-user", "your system name");
        user.textProperty().bindBidirectional(form.user);
        var row = FormField.row(new FormField("Database", database), new FormField("User", user));
        HBox.setHgrow(row.getChildren().getLast(), javafx.scene.layout.Priority.ALWAYS);
        return only(row, Way.FIELDS);
    }

    private HBox tls() {
        var mode = new ChoiceBox<String>();
        mode.setId("profile-sslmode");
        mode.getItems().setAll(ProfileEditorViewModel.sslModes());
        mode.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(String word) {
                        return word == null || word.isEmpty() ? "as with psql (prefer)" : word;
                    }

                    @Override
                    public String fromString(String text) {
                        throw new UnsupportedOperationException();
                    }
                });
        mode.valueProperty().bindBidirectional(form.sslMode);
        var certificate = FormField.text("profile-rootcert", "~/.postgresql/root.crt, or system");
        certificate.textProperty().bindBidirectional(form.rootCertificate);
        HBox.setHgrow(certificate, javafx.scene.layout.Priority.ALWAYS);
        var choose = new Button("Choose …", new FontIcon(BootstrapIcons.FILE_EARMARK));
        choose.setId("profile-rootcert-choose");
        choose.setMinWidth(Region.USE_PREF_SIZE);
        choose.setAccessibleText("Choose the root certificate");
        choose.setMinWidth(Region.USE_PREF_SIZE);
        choose.setOnAction(_ -> {
            var file = new FileChooser().showOpenDialog(getScene().getWindow());
            if (file != null) {
                form.rootCertificate.set(file.getPath());
            }
        });
        var line = new HBox(certificate, choose);
        line.getStyleClass().add("form-line");
        var row =
                FormField.row(
                        new FormField("Root certificate", certificate, line),
                        new FormField("TLS", mode));
        return only(row, Way.FIELDS);
    }

    private FormField url() {
        var url =
                FormField.connection(
                        "profile-url", "postgresql://user@host/database?sslmode=verify-full");
        url.textProperty().bindBidirectional(form.url);
        url.focusedProperty()
                .subscribe(focused -> {
                    if (!focused) {
                        model.splitUrl();
                    }
                });
        return new FormField("URL", url)
                .faulty(ProfileEditorView.fault(model, Field.URL))
                .onlyWhile(form.way.map(way -> way == Way.URL));
    }

    private FormField service() {
        var service = FormField.text("profile-service", "billing");
        service.textProperty().bindBidirectional(form.service);
        return new FormField("Section of pg_service.conf", service)
                .faulty(ProfileEditorView.fault(model, Field.SERVICE))
                .onlyWhile(form.way.map(way -> way == Way.SERVICE));
    }

    private void pasteWhole(String before, String now) {
        if (now.length() - before.length() > 1 && PastedText.isConnection(now)) {
            model.paste(now);
        }
    }

    private <N extends javafx.scene.Node> N only(N node, Way wanted) {
        node.visibleProperty().bind(form.way.map(way -> way == wanted));
        node.managedProperty().bind(node.visibleProperty());
        return node;
    }

    /// The line that takes a whole connection.
    static TextField pasteLine(ProfileEditorViewModel model) {
        var line =
                FormField.connection(
                        "profile-paste",
                        "Paste postgresql://…, jdbc:postgresql:… or host=… to fill in everything");
        line.setAccessibleText("Paste a connection");
        line.textProperty()
                .subscribe((before, now) -> {
                    if (now.length() - before.length() > 1 && PastedText.isConnection(now)) {
                        take(model, line);
                    }
                });
        line.focusedProperty()
                .subscribe(focused -> {
                    if (!focused && PastedText.isConnection(line.getText())) {
                        take(model, line);
                    }
                });
        // Not its action: an empty line leaves Enter to the default button.
        line.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ENTER && !line.getText().isBlank()) {
                        take(model, line);
                        event.consume();
                    }
                });
        return line;
    }

    // It may hold a password, so it does not stay on screen.
    private static void take(ProfileEditorViewModel model, TextField line) {
        model.paste(line.getText());
        line.clear();
    }
}
