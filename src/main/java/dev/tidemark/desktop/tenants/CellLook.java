package dev.tidemark.desktop.tenants;

import dev.tidemark.engine.status.MigrationState;

/// How a cell is drawn: a colour, how much of the cell it fills, and a sign of strokes, so that
/// states differ without colour too. What is well is quiet, what needs somebody is not.
enum CellLook {
    APPLIED("applied", Fill.SOFT),
    REPEATABLE("repeatable", Fill.SOFT),
    BASELINE("muted", Fill.SOFT),
    NEWER("muted", Fill.SOFT),
    SKIPPED("muted", Fill.NONE),
    PENDING("pending", Fill.HOLLOW),
    OUTDATED("repeatable", Fill.HOLLOW),
    INTERRUPTED("muted", Fill.HOLLOW),
    CHANGED("changed", Fill.UPPER),
    FAILED("failed", Fill.SOLID),
    MISSING("missing", Fill.LOWER),
    OUT_OF_ORDER("out-of-order", Fill.LEFT);

    private final String colour;
    private final Fill fill;

    CellLook(String colour, Fill fill) {
        this.colour = colour;
        this.fill = fill;
    }

    /// How much of a small cell is filled; a large one says the rest by its sign.
    enum Fill {
        NONE,
        SOFT,
        HOLLOW,
        SOLID,
        UPPER,
        LOWER,
        LEFT
    }

    static CellLook of(MigrationState state) {
        return switch (state) {
            case APPLIED -> APPLIED;
            case PENDING -> PENDING;
            case CHANGED -> CHANGED;
            case FAILED -> FAILED;
            case INTERRUPTED -> INTERRUPTED;
            case MISSING -> MISSING;
            case OUT_OF_ORDER -> OUT_OF_ORDER;
            case SKIPPED -> SKIPPED;
            case REPEATABLE_CURRENT -> REPEATABLE;
            case REPEATABLE_OUTDATED -> OUTDATED;
            case BASELINE -> BASELINE;
            case NEWER_THAN_FILES -> NEWER;
        };
    }

    /// The name of its colour among those of [MapColours].
    String colour() {
        return colour;
    }

    Fill fill() {
        return fill;
    }

    /// Whether its sign stands on the colour itself.
    boolean strong() {
        return switch (fill) {
            case SOLID, UPPER, LOWER, LEFT -> true;
            case NONE, SOFT, HOLLOW -> false;
        };
    }

    /// Lines through points of a square from 0 to 1: x, y, x, y, …
    double[][] sign() {
        return switch (this) {
            case APPLIED -> Signs.TICK;
            case REPEATABLE, OUTDATED -> Signs.TURN;
            case BASELINE, SKIPPED -> Signs.LINE;
            case NEWER, OUT_OF_ORDER -> Signs.UP;
            case PENDING, INTERRUPTED -> Signs.RING;
            case CHANGED -> Signs.UNEQUAL;
            case FAILED -> Signs.CROSS;
            case MISSING -> Signs.EMPTY_SET;
        };
    }

    /// What is drawn in a cell.
    private static final class Signs {
        static final double[][] TICK = {{0.2, 0.55, 0.42, 0.76, 0.82, 0.26}};
        static final double[][] CROSS = {{0.24, 0.24, 0.76, 0.76}, {0.76, 0.24, 0.24, 0.76}};
        static final double[][] LINE = {{0.25, 0.5, 0.75, 0.5}};
        static final double[][] UP = {{0.5, 0.8, 0.5, 0.2}, {0.28, 0.42, 0.5, 0.2, 0.72, 0.42}};
        static final double[][] UNEQUAL = {
            {0.22, 0.38, 0.78, 0.38}, {0.22, 0.62, 0.78, 0.62}, {0.66, 0.16, 0.34, 0.84}
        };
        static final double[][] RING = {ring(0.28)};
        static final double[][] EMPTY_SET = {ring(0.28), {0.78, 0.22, 0.22, 0.78}};
        static final double[][] TURN = {
            {
                0.74, 0.36, 0.6, 0.24, 0.42, 0.24, 0.26, 0.4, 0.26, 0.6, 0.42, 0.76, 0.6, 0.76,
                0.76, 0.6
            },
            {0.78, 0.18, 0.76, 0.38, 0.56, 0.38}
        };

        private static double[] ring(double radius) {
            int steps = 16;
            var points = new double[2 * (steps + 1)];
            for (int i = 0; i <= steps; i++) {
                double angle = 2 * Math.PI * i / steps;
                points[2 * i] = 0.5 + radius * Math.cos(angle);
                points[2 * i + 1] = 0.5 + radius * Math.sin(angle);
            }
            return points;
        }
    }
}
