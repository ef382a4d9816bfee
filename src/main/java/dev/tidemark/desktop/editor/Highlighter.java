package dev.tidemark.desktop.editor;

import dev.tidemark.desktop.highlight.LexedLines;
import dev.tidemark.desktop.highlight.LineLexer;
import dev.tidemark.desktop.highlight.LineStart;
import dev.tidemark.desktop.highlight.Piece;
import dev.tidemark.desktop.work.BackgroundWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Colours the lines that are seen. Lexing runs beside the JavaFX thread, a piece of the text at a
/// time; what each line continues is kept, so that an edit costs the lines it changes.
final class Highlighter {
    /// Lines around those that are seen that are coloured too, for scrolling.
    private static final int AROUND = 40;

    /// Lines lexed at once: few where somebody waits for their colours.
    private static final int NEAR = 400;

    private static final int FAR = 4_000;

    /// Lines coloured at once; each costs the JavaFX thread about a millisecond.
    private static final int AT_ONCE = 8;

    /// What is coloured.
    interface Canvas {
        TextSnapshot snapshot();

        /// The first line that is seen, from 0.
        int firstSeen();

        /// The last line that is seen.
        int lastSeen();

        /// Colours lines.
        void colour(int first, List<List<Piece>> pieces);
    }

    private record Job(TextSnapshot text, int from, int to, LineStart start) {
        LexedLines run() {
            var lines = new ArrayList<String>(to - from);
            for (int line = from; line < to; line++) {
                lines.add(text.line(line));
            }
            return LineLexer.lex(start, lines);
        }
    }

    private final Canvas canvas;
    private final BackgroundWork work;
    private final LineStates states;
    private long version;
    private boolean running;
    private boolean looking;

    Highlighter(Canvas canvas, BackgroundWork work, int lines) {
        this.canvas = canvas;
        this.work = work;
        this.states = new LineStates(lines);
    }

    /// The text was edited: the first line of it, how many lines went behind it and how many came.
    void edited(int first, int removed, int added) {
        version++;
        states.edited(first, removed, added);
        proceed();
    }

    /// Other lines may be seen now. Told in the middle of laying out, so it looks later, and once.
    void moved() {
        if (!looking) {
            looking = true;
            work.fxThread()
                    .execute(() -> {
                        looking = false;
                        proceed();
                    });
        }
    }

    /// Marks on the lines changed: all that is seen is coloured again.
    void changeLook() {
        states.changeLook();
        proceed();
    }

    /// Marks on one line changed.
    void changeLook(int line) {
        if (line < states.count()) {
            states.changeLook(line);
            proceed();
        }
    }

    /// What a line continues, for reading from there on.
    LineStart start(int line) {
        int at = line;
        while (states.start(at) == null) {
            at--;
        }
        return at == line ? Objects.requireNonNull(states.start(at)) : LineStart.SCRIPT;
    }

    /// Whether every line has been lexed and what is seen is coloured.
    boolean settled() {
        return !running && states.firstDirty() < 0 && firstPlain() < 0;
    }

    private void proceed() {
        if (running) {
            return;
        }
        int dirty = states.firstDirty();
        int plain = firstPlain();
        if (dirty >= 0 && (plain < 0 || dirty <= lastWanted())) {
            start(dirty, dirty + (dirty <= lastWanted() ? NEAR : FAR));
        } else if (plain >= 0) {
            start(plain, Math.min(lastWanted() + 1, plain + NEAR));
        }
    }

    private void start(int from, int to) {
        var start = Objects.requireNonNull(states.start(from));
        var job = new Job(canvas.snapshot(), from, Math.min(to, states.count()), start);
        long asked = version;
        running = true;
        work.start(
                job::run,
                lexed -> {
                    if (version == asked) {
                        states.lexed(job.from(), lexed.after());
                        colour(job, lexed, job.from(), asked);
                    } else {
                        ended();
                    }
                },
                _ -> ended());
    }

    private void ended() {
        running = false;
        proceed();
    }

    /// Colours the lines of a job that are wanted, a few at a time so that nothing else waits.
    private void colour(Job job, LexedLines lexed, int from, long asked) {
        int first = Math.max(from, firstWanted());
        int last = Math.min(job.to() - 1, lastWanted());
        while (first <= last && !states.plain(first)) {
            first++;
        }
        int end = first;
        while (end <= last && end < first + AT_ONCE && states.plain(end)) {
            states.coloured(end);
            end++;
        }
        if (version != asked || end == first) {
            ended();
            return;
        }
        canvas.colour(first, lexed.pieces().subList(first - job.from(), end - job.from()));
        int next = end;
        work.fxThread()
                .execute(() -> {
                    if (version == asked) {
                        colour(job, lexed, next, asked);
                    } else {
                        ended();
                    }
                });
    }

    private int firstPlain() {
        int last = lastWanted();
        for (int line = firstWanted(); line <= last; line++) {
            if (states.plain(line) && states.start(line) != null) {
                return line;
            }
        }
        return -1;
    }

    private int firstWanted() {
        return Math.max(0, canvas.firstSeen() - AROUND);
    }

    private int lastWanted() {
        return Math.min(states.count() - 1, canvas.lastSeen() + AROUND);
    }
}
