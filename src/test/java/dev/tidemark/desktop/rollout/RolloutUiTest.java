package dev.tidemark.desktop.rollout;

import dev.tidemark.desktop.page.Page;
import dev.tidemark.testing.ui.WizardUiTest;
import java.nio.file.Path;
import javafx.scene.Parent;
import org.junit.jupiter.api.io.TempDir;

/// Walks the rollout wizard.
abstract class RolloutUiTest extends WizardUiTest {
    @TempDir Path folder;

    RolloutDesk desk;
    RolloutViewModel model;
    Page page;

    void open() {
        show(() -> {
            model = desk.model();
            page = desk.page(model);
            return (Parent) page.content();
        });
        onFx(page::onAttached);
        onFx(page::onShown);
    }
}
