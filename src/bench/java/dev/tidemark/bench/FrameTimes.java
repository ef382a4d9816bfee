package dev.tidemark.bench;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntConsumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;

/// What frames cost the JavaFX thread. Immutable.
///
/// A frame is all that the thread does from the start of one pulse to the start of the next:
/// animation, style, layout, handing over to the renderer, and what happens in between. Its cost is
/// the thread's processor time, so that other programs don't count; that of layout alone is told
/// too, as the pulse listeners of the scene see it.
///
/// @param frames processor time of each frame in milliseconds, sorted
/// @param layouts time between the listeners before and after layout in milliseconds, sorted
record FrameTimes(double[] frames, double[] layouts) {
    private static final double MILLION = 1e6;

    /// Runs frames.
    ///
    /// @param scene what is drawn
    /// @param count how many
    /// @param step what happens in each, on the JavaFX thread
    static FrameTimes of(Scene scene, int count, IntConsumer step) throws InterruptedException {
        var recorder = new Recorder(scene, count, step);
        Platform.runLater(recorder::begin);
        recorder.ended.await();
        Arrays.sort(recorder.frames);
        Arrays.sort(recorder.layouts);
        return new FrameTimes(recorder.frames, recorder.layouts);
    }

    @Override
    public String toString() {
        return "frame median %.1f ms, 99 %% %.1f ms, longest %.1f ms; layout median %.1f ms, longest %.1f ms"
                .formatted(
                        at(frames, 0.5),
                        at(frames, 0.99),
                        at(frames, 1),
                        at(layouts, 0.5),
                        at(layouts, 1));
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, share * sorted.length)];
    }

    private static final class Recorder extends AnimationTimer {
        private final Scene scene;
        private final IntConsumer step;
        private final double[] frames;
        private final double[] layouts;
        private final CountDownLatch ended = new CountDownLatch(1);
        private final Runnable before = this::beforeLayout;
        private final Runnable after = this::afterLayout;
        private int frame = -1;
        private long processor;
        private long layout;

        Recorder(Scene scene, int count, IntConsumer step) {
            this.scene = scene;
            this.step = step;
            this.frames = new double[count];
            this.layouts = new double[count];
        }

        void begin() {
            scene.addPreLayoutPulseListener(before);
            scene.addPostLayoutPulseListener(after);
            start();
        }

        @Override
        public void handle(long now) {
            long used = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            if (frame >= 0) {
                frames[frame] = (used - processor) / MILLION;
            }
            processor = used;
            frame++;
            if (frame == frames.length) {
                stop();
                scene.removePreLayoutPulseListener(before);
                scene.removePostLayoutPulseListener(after);
                ended.countDown();
            } else {
                step.accept(frame);
            }
        }

        private void beforeLayout() {
            layout = System.nanoTime();
        }

        private void afterLayout() {
            if (frame >= 0 && frame < layouts.length) {
                layouts[frame] = (System.nanoTime() - layout) / MILLION;
            }
        }
    }
}
