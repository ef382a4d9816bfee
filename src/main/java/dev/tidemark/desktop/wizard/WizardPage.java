package dev.tidemark.desktop.wizard;

import dev.tidemark.desktop.page.Page;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.util.Subscription;
import org.kordamp.ikonli.Ikon;

/// Any wizard in a tab. Its state is in the wizard, so that a page that is closed while its work
/// goes on comes back as it was.
final class WizardPage implements Page {
    private final String id;
    private final Wizard wizard;
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper();
    private final WizardView view;
    private Subscription subscription = Subscription.EMPTY;

    WizardPage(String id, Wizard wizard) {
        this.id = id;
        this.wizard = wizard;
        view =
                new WizardView(
                        wizard.state(),
                        wizard.steps().get(),
                        Optional.of(new TargetFacts(wizard.target(), wizard.subject())));
        view.getStylesheets().add(wizard.look().sheet());
        String name = wizard.look().name();
        title.bind(
                Bindings.when(wizard.work().running())
                        .then("%s ● running".formatted(name))
                        .otherwise(name));
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public ObservableValue<String> title() {
        return title.getReadOnlyProperty();
    }

    @Override
    public Ikon icon() {
        return wizard.look().icon();
    }

    @Override
    public Node content() {
        return view;
    }

    @Override
    public void onAttached() {
        view.onAttached();
        subscription.unsubscribe();
        subscription = wizard.work().ended().subscribe((_, _) -> view.focusStep());
    }

    @Override
    public void onDetached() {
        view.onDetached();
        subscription.unsubscribe();
    }

    @Override
    public void onShown() {
        view.focusStep();
    }
}
