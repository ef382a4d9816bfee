package dev.tidemark.desktop.work;

import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Something that runs for a while, as the status bar lists it. Used on the JavaFX thread.
public final class RunningTask {
    private final String title;
    private final String target;
    private final Runnable stop;
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper stopText = new ReadOnlyStringWrapper("Stop");
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
    private final Weight weight;

    /// Whether the application may end while it runs.
    public enum Weight {
        /// Reads only: ending the application just ends it.
        LIGHT,
        /// Changes something: the application asks before it ends.
        HOLDS_EXIT
    }

    /// @param title what is done, for example `Apply 3 migrations`
    /// @param target where, for example `billing-prod`
    /// @param stop asks it to stop; asked again it stops harder
    public RunningTask(String title, String target, Weight weight, Runnable stop) {
        this.title = title;
        this.target = target;
        this.weight = weight;
        this.stop = stop;
    }

    /// What is done.
    public String title() {
        return title;
    }

    /// Where it is done.
    public String target() {
        return target;
    }

    /// Whether the application may end while it runs.
    public Weight weight() {
        return weight;
    }

    /// Asks it to stop, harder each time.
    public void stop() {
        stop.run();
    }

    /// What it does right now; one short line.
    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /// How far it is, 0 to 1; -1 while that is not known.
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /// What its stop button says: `Stop`, then `Force stop`, then `Abandon`.
    public ReadOnlyStringProperty stopTextProperty() {
        return stopText.getReadOnlyProperty();
    }

    /// Tells what it does right now.
    ///
    /// @param fraction 0 to 1, or -1 when it is not known
    public void report(String line, double fraction) {
        message.set(line);
        progress.set(fraction);
    }

    /// Tells what the stop button says from now on.
    public void stopSays(String text) {
        stopText.set(text);
    }
}
