package dev.tidemark.desktop.timeline;

import java.util.Arrays;

/// Lays out the lines between migrations from the newest to the oldest, as commit graphs are: a
/// lane goes from a migration down to the one it needs, and lanes that lead to the same one meet
/// there.
final class GraphLanes {
    private static final int FREE = -1;

    private int[] waiting = new int[4];
    private int used;

    GraphLanes() {
        Arrays.fill(waiting, FREE);
    }

    /// The next migration, and what it needs.
    ///
    /// @param place its place from the top
    /// @param needed places below it
    GraphCell next(int place, int[] needed) {
        int dot = laneOf(place);
        int above = 0;
        int passing = 0;
        if (dot < 0) {
            dot = take(place);
            passing = occupied() & ~bit(dot);
        } else {
            for (int lane = 0; lane < used; lane++) {
                if (waiting[lane] == place) {
                    above |= bit(lane);
                    waiting[lane] = FREE;
                } else if (waiting[lane] != FREE) {
                    passing |= bit(lane);
                }
            }
        }
        waiting[dot] = FREE;
        int below = 0;
        boolean own = false;
        for (int other : needed) {
            if (other <= place) {
                continue;
            }
            int lane;
            if (own) {
                int there = laneOf(other);
                lane = there < 0 ? take(other) : there;
            } else {
                lane = dot;
                waiting[dot] = other;
                own = true;
            }
            below |= bit(lane);
        }
        trim();
        return new GraphCell(Math.min(dot, GraphCell.MOST_LANES - 1), passing, above, below);
    }

    /// A line of the list without migration: the lanes just go through.
    GraphCell between() {
        return new GraphCell(-1, occupied(), 0, 0);
    }

    private int occupied() {
        int lanes = 0;
        for (int lane = 0; lane < used; lane++) {
            if (waiting[lane] != FREE) {
                lanes |= bit(lane);
            }
        }
        return lanes;
    }

    private int laneOf(int place) {
        for (int lane = 0; lane < used; lane++) {
            if (waiting[lane] == place) {
                return lane;
            }
        }
        return -1;
    }

    private int take(int place) {
        int lane = 0;
        while (lane < used && waiting[lane] != FREE) {
            lane++;
        }
        if (lane == waiting.length) {
            waiting = Arrays.copyOf(waiting, 2 * lane);
            Arrays.fill(waiting, lane, waiting.length, FREE);
        }
        waiting[lane] = place;
        used = Math.max(used, lane + 1);
        return lane;
    }

    private void trim() {
        while (used > 0 && waiting[used - 1] == FREE) {
            used--;
        }
    }

    private static int bit(int lane) {
        return 1 << Math.min(lane, GraphCell.MOST_LANES - 1);
    }
}
