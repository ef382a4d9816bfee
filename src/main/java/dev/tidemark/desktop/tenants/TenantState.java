package dev.tidemark.desktop.tenants;

import dev.tidemark.engine.tenant.TenantStatus;
import dev.tidemark.engine.tenant.rollout.TenantResult;
import java.util.Optional;

/// Where a tenant stands, as people look for it; those that need somebody come first. Its glyph and
/// its word are always beside the colour.
enum TenantState {
    FAILED("✗", "failed", "state-failed"),
    CHANGED("≠", "changed", "state-changed"),
    BLOCKED("!", "to be mended", "state-missing"),
    GONE("∅", "gone", "state-missing"),
    NEW("+", "new", "state-pending"),
    PENDING("○", "pending", "state-pending"),
    CURRENT("✓", "up to date", "state-applied");

    private final String glyph;
    private final String word;
    private final String styleClass;

    TenantState(String glyph, String word, String styleClass) {
        this.glyph = glyph;
        this.word = word;
        this.styleClass = styleClass;
    }

    /// @param last what the latest rollout says of it
    static TenantState of(TenantStatus tenant, Optional<TenantResult> last) {
        return switch (tenant.standing()) {
            case VANISHED -> GONE;
            case BLOCKED -> blocked(tenant);
            case NEW -> failed(last) ? FAILED : NEW;
            case BEHIND -> failed(last) ? FAILED : PENDING;
            case CURRENT -> CURRENT;
        };
    }

    private static boolean failed(Optional<TenantResult> last) {
        return last.filter(result -> result.state() == TenantResult.State.FAILED).isPresent();
    }

    private static TenantState blocked(TenantStatus tenant) {
        var summary = tenant.report().map(report -> report.summary());
        if (summary.filter(counts -> counts.failed() > 0).isPresent()) {
            return FAILED;
        }
        return summary.filter(counts -> counts.changed() > 0).isPresent() ? CHANGED : BLOCKED;
    }

    String glyph() {
        return glyph;
    }

    /// Lower case, as it stands behind a number.
    String word() {
        return word;
    }

    /// Sets the text colour.
    String styleClass() {
        return styleClass;
    }
}
