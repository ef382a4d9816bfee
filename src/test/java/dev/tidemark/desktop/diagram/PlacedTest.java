package dev.tidemark.desktop.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlacedTest {
    private static Box box(int number, int lines) {
        var list = new ArrayList<Box.Line>();
        for (int i = 0; i < lines; i++) {
            list.add(new Box.Line(i == 0 ? "PK" : "", "column_" + i, "integer"));
        }
        return new Box("t" + number, "table_" + number, list);
    }

    private static Link link(int from, int to) {
        return new Link(from, 0, to, Link.Many.ANY_NUMBER, Link.Needed.ALWAYS);
    }

    private static void assertApart(Placed placed) {
        var places = placed.places();
        for (int i = 0; i < places.size(); i++) {
            assertTrue(places.get(i).x() >= 0 && places.get(i).y() >= 0, "inside at " + i);
            assertTrue(places.get(i).right() <= placed.width(), "inside at " + i);
            assertTrue(places.get(i).bottom() <= placed.height(), "inside at " + i);
            for (int j = i + 1; j < places.size(); j++) {
                assertFalse(places.get(i).overlaps(places.get(j)), "%d and %d".formatted(i, j));
            }
        }
    }

    @Test
    void standsWhatIsReferredToLeftOfWhatRefersToIt() {
        var boxes = List.of(box(0, 1), box(1, 3), box(2, 2), box(3, 1));
        var placed = Placed.of(new Diagram(boxes, List.of(link(1, 0), link(2, 1), link(2, 0))));
        assertApart(placed);
        assertTrue(placed.places().get(0).right() < placed.places().get(1).x());
        assertTrue(placed.places().get(1).right() < placed.places().get(2).x());
    }

    @Test
    void placesWhatRefersToItselfOrInACircle() {
        var boxes = List.of(box(0, 1), box(1, 3), box(2, 2));
        var circle = List.of(link(0, 1), link(1, 2), link(2, 0), link(1, 1));
        assertApart(Placed.of(new Diagram(boxes, circle)));
        assertEquals(0, Placed.of(Diagram.EMPTY).places().size());
    }

    @Test
    void placesHundredsOfBoxesApartAndNotInOneEndlessColumn() {
        var random = new Random(7);
        var boxes = new ArrayList<Box>();
        var links = new ArrayList<Link>();
        for (int i = 0; i < 400; i++) {
            boxes.add(box(i, 1 + random.nextInt(6)));
            if (i > 0 && i % 9 != 0) {
                // Most refer to few, as in schemas that grew around users and tenants.
                links.add(link(i, random.nextInt(Math.min(i, 12))));
            }
        }
        var placed = Placed.of(new Diagram(boxes, links));
        assertApart(placed);
        double shape = placed.width() / placed.height();
        assertTrue(shape > 0.5 && shape < 5, "shape %.2f".formatted(shape));
    }

    @Test
    void endsLinksBelowEachOther() {
        var boxes = List.of(box(0, 6), box(1, 1), box(2, 1));
        var placed = Placed.of(new Diagram(boxes, List.of(link(1, 0), link(2, 0))));
        assertEquals(12, Math.abs(placed.ends().get(0) - placed.ends().get(1)), 0.01);
    }

    @Test
    void keepsThePlaceUnderThePointerWhileZooming() {
        var sight = new Sight(1, 100, 50);
        var zoomed = sight.zoomed(2, 30, 40);
        assertEquals(2, zoomed.zoom());
        assertEquals(130, zoomed.x() + 30 / zoomed.zoom(), 0.001);
        assertEquals(90, zoomed.y() + 40 / zoomed.zoom(), 0.001);
        assertEquals(Sight.LARGEST, sight.zoomed(100, 0, 0).zoom());
        assertEquals(Sight.SMALLEST, sight.zoomed(0.0001, 0, 0).zoom());
    }

    @Test
    void showsAllAndMovesNoMoreThanItMust() {
        var placed = Placed.of(new Diagram(List.of(box(0, 3), box(1, 3)), List.of(link(1, 0))));
        var all = Sight.all(placed, 800, 600);
        assertEquals(1, all.zoom(), "small ones are not blown up");
        assertEquals(all, all.showing(placed.places().get(1), 800, 600));
        var far = new Place(5000, 0, 100, 50);
        var moved = all.showing(far, 800, 600);
        assertTrue(moved.x() + 800 >= far.right());
        assertEquals(all.y(), moved.y());
    }
}
