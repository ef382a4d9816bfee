package dev.tidemark.testing.ui;

import dev.tidemark.desktop.page.Page;
import dev.tidemark.desktop.page.Question;
import dev.tidemark.desktop.page.Workspace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Keeps what was opened, without tabs.
public final class RecordingWorkspace implements Workspace {
    private final Map<String, Page> pages = new LinkedHashMap<>();
    private final List<String> toasts = new ArrayList<>();
    private final List<Question> questions = new ArrayList<>();

    /// What was told so far.
    public List<String> toasts() {
        return List.copyOf(toasts);
    }

    /// What was asked so far; a test answers by the answer's `perform`.
    public List<Question> questions() {
        return List.copyOf(questions);
    }

    @Override
    public void show(String id, Supplier<? extends Page> make) {
        pages.computeIfAbsent(id, _ -> make.get()).onShown();
    }

    @Override
    public Optional<Page> find(String id) {
        return Optional.ofNullable(pages.get(id));
    }

    @Override
    public void close(Page page) {
        pages.remove(page.id());
        page.onDetached();
    }

    @Override
    public void toast(String text) {
        toasts.add(text);
    }

    @Override
    public void ask(Question question) {
        questions.add(question);
    }
}
