package dev.tidemark.desktop.rollback;

import dev.tidemark.desktop.page.Navigator.RollbackRequest;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.collections.FXCollections;
import javafx.scene.control.ChoiceBox;

/// How far back: the choice of the migrations that are taken back.
public final class ScopeChoice extends ChoiceBox<ScopeChoice.Choice> {
    private final ObjectProperty<RollbackRequest> request;
    private boolean filling;

    /// One entry.
    ///
    /// @param request what it stands for
    public record Choice(RollbackRequest request) {
        @Override
        public String toString() {
            return Scope.words(request);
        }
    }

    /// @param request which one is taken
    public ScopeChoice(ObjectProperty<RollbackRequest> request) {
        this.request = request;
        setId("rollback-scope");
        setAccessibleText("How far back");
        valueProperty()
                .subscribe(chosen -> {
                    if (chosen != null && !filling) {
                        request.set(chosen.request());
                    }
                });
        offer(List.of());
    }

    /// Offers what can be gone back to.
    ///
    /// @param inForce versions, the latest applied first
    public void offer(List<String> inForce) {
        var choices = FXCollections.<Choice>observableArrayList();
        var asked = new Choice(request.get());
        choices.add(new Choice(new RollbackRequest.Last(1)));
        for (int i = 1; i < inForce.size(); i++) {
            choices.add(new Choice(new RollbackRequest.To(inForce.get(i))));
        }
        if (inForce.size() > 1) {
            choices.add(new Choice(new RollbackRequest.Last(inForce.size())));
        }
        if (!choices.contains(asked)) {
            choices.addFirst(asked);
        }
        filling = true;
        setItems(choices);
        setValue(asked);
        filling = false;
    }
}
