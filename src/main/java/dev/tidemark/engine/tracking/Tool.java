package dev.tidemark.engine.tracking;

/// Whose tracking table it is.
public enum Tool {
    TIDEMARK("Tidemark"),
    THAT_SMART_SITE("That Smart Site"),
    TROSSAPP("TrossApp"),
    CLICARITY("Clicarity"),
    LANCIO("Lancio Studio"),
    TENANTS_BUSINESS("tenants.business"),
    FLYWAY("Flyway"),
    DBMATE("dbmate"),
    GOLANG_MIGRATE("golang-migrate"),
    DIESEL("Diesel"),
    PRISMA("Prisma");

    private final String title;

    Tool(String title) {
        this.title = title;
    }

    /// The name as shown to people.
    public String title() {
        return title;
    }
}
