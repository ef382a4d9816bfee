package dev.tidemark.desktop.profile;

import dev.tidemark.desktop.page.Page;
import dev.tidemark.desktop.page.Workspace;
import dev.tidemark.desktop.work.RunningTasks;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.util.Duration;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// A profile in a tab: written, tested and saved.
public final class ProfileEditorPage implements Page {
    /// Nothing typed is lost that is older than a second.
    private static final Duration JOURNAL = Duration.millis(700);

    private final String id;
    private final ProfileEditorViewModel model;
    private final ProfileEditorView view;
    private final Timeline journal;

    /// @param workspace the window's tabs, which this page is shown in
    /// @param opener opens a profile after saving it
    public ProfileEditorPage(
            ProfileBook book,
            RunningTasks tasks,
            Workspace workspace,
            ProfileOpener opener,
            EditorStart start) {
        this.id = start.pageId();
        this.model = new ProfileEditorViewModel(book, tasks, workspace, opener, start);
        this.view = new ProfileEditorView(model);
        model.closesBy(() -> workspace.close(this));
        journal = new Timeline(new KeyFrame(JOURNAL, _ -> model.journal()));
        journal.setCycleCount(Animation.INDEFINITE);
    }

    /// Tests what stands in the fields.
    public void test() {
        model.runTest();
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public ObservableValue<String> title() {
        return model.titleProperty();
    }

    @Override
    public Ikon icon() {
        return BootstrapIcons.HDD_NETWORK;
    }

    @Override
    public Node content() {
        return view;
    }

    @Override
    public Optional<String> reasonToStay() {
        return model.dirtyProperty().get()
                ? Optional.of("what you typed is not saved")
                : Optional.empty();
    }

    @Override
    public void onShown() {
        view.begin();
    }

    @Override
    public void onAttached() {
        journal.play();
    }

    @Override
    public void onDetached() {
        journal.stop();
        model.leave();
    }
}
