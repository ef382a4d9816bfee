package dev.tidemark.desktop.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class GraphLanesTest {
    private final GraphLanes lanes = new GraphLanes();

    @Test
    void joinsAPlainHistoryByOneLine() {
        assertEquals(new GraphCell(0, 0, 0, 1), lanes.next(0, new int[] {1}));
        assertEquals(new GraphCell(-1, 1, 0, 0), lanes.between());
        assertEquals(new GraphCell(0, 0, 1, 1), lanes.next(1, new int[] {2}));
        assertEquals(new GraphCell(0, 0, 1, 0), lanes.next(2, new int[] {}));
        assertEquals(new GraphCell(-1, 0, 0, 0), lanes.between());
    }

    @Test
    void drawsTwoThatNeedTheSameOneAsAFork() {
        assertEquals(new GraphCell(0, 0, 0, 1), lanes.next(0, new int[] {2}));
        assertEquals(new GraphCell(1, 1, 0, 2), lanes.next(1, new int[] {2}));
        assertEquals(new GraphCell(0, 0, 3, 0), lanes.next(2, new int[] {}));
    }

    @Test
    void drawsOneThatNeedsTwoAsAMerge() {
        assertEquals(new GraphCell(0, 0, 0, 3), lanes.next(0, new int[] {1, 2}));
        assertEquals(new GraphCell(0, 2, 1, 1), lanes.next(1, new int[] {3}));
        assertEquals(new GraphCell(1, 1, 2, 2), lanes.next(2, new int[] {3}));
        assertEquals(new GraphCell(0, 0, 3, 0), lanes.next(3, new int[] {}));
    }

    @Test
    void needsNoMoreLanesThanItDraws() {
        int[] all = new int[40];
        for (int i = 0; i < all.length; i++) {
            all[i] = i + 1;
        }
        assertEquals(GraphCell.MOST_LANES, lanes.next(0, all).width());
    }
}
