package dev.tidemark.engine.difference;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import dev.tidemark.engine.difference.Lines.Line;
import java.util.ArrayList;
import java.util.List;

/// Finds the lines that two texts share, in order.
final class LineMatching {
    /// Myers' method takes time with the lines times the differences. Where what is left between
    /// the common beginning and end is larger than this, it is not matched.
    private static final long MOST_PAIRS = 400_000_000;

    private final List<Line> before;
    private final List<Line> after;

    LineMatching(List<Line> before, List<Line> after) {
        this.before = before;
        this.after = after;
    }

    /// Lines that were replaced by others.
    private record Block(int from, int to, int otherFrom, int otherTo) {
        boolean touches(Block next) {
            return to == next.from && otherTo == next.otherFrom;
        }
    }

    List<Row> rows() {
        var rows = new ArrayList<Row>();
        int left = 0;
        int right = 0;
        for (Block block : blocks()) {
            while (left < block.from) {
                rows.add(same(left++, right++));
            }
            replaced(block, rows);
            left = block.to;
            right = block.otherTo;
        }
        while (left < before.size()) {
            rows.add(same(left++, right++));
        }
        return rows;
    }

    private Row same(int left, int right) {
        return Row.same(before.get(left).side(left), after.get(right).side(right));
    }

    /// Pairs the lines of a block from the top; those left over were removed or added.
    private void replaced(Block block, List<Row> rows) {
        int left = block.from;
        int right = block.otherFrom;
        while (left < block.to && right < block.otherTo) {
            var marks = WordMarks.of(before.get(left).text(), after.get(right).text());
            rows.add(
                    Row.changed(
                            before.get(left).side(left, marks.before()),
                            after.get(right).side(right, marks.after())));
            left++;
            right++;
        }
        for (; left < block.to; left++) {
            rows.add(Row.removed(before.get(left).side(left)));
        }
        for (; right < block.otherTo; right++) {
            rows.add(Row.added(after.get(right).side(right)));
        }
    }

    private List<Block> blocks() {
        int shorter = Math.min(before.size(), after.size());
        int start = 0;
        while (start < shorter && before.get(start).equals(after.get(start))) {
            start++;
        }
        int end = 0;
        while (end < shorter - start
                && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
            end++;
        }
        int left = before.size() - end;
        int right = after.size() - end;
        if (start == left && start == right) {
            return List.of();
        }
        if ((long) (left - start) * (right - start) > MOST_PAIRS) {
            return List.of(new Block(start, left, start, right));
        }
        return blocks(start, left, right);
    }

    private List<Block> blocks(int start, int left, int right) {
        var patch =
                DiffUtils.diff(
                        before.subList(start, left),
                        after.subList(start, right),
                        new MyersDiffWithLinearSpace<>());
        var blocks = new ArrayList<Block>();
        for (var delta : patch.getDeltas()) {
            var source = delta.getSource();
            var target = delta.getTarget();
            var block =
                    new Block(
                            start + source.getPosition(),
                            start + source.getPosition() + source.size(),
                            start + target.getPosition(),
                            start + target.getPosition() + target.size());
            // The library tells a replaced line as one removed and one added.
            if (!blocks.isEmpty() && blocks.getLast().touches(block)) {
                var last = blocks.removeLast();
                block = new Block(last.from, block.to, last.otherFrom, block.otherTo);
            }
            blocks.add(block);
        }
        return blocks;
    }
}
