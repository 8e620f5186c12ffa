package io.crease.cli;

/**
 * Bounds and counts in every form.
 *
 * @param found what is written
 */
record BoundsForms(BoundsResult found) implements ResultForms {
    @Override
    public String json() {
        return JsonText.of(found);
    }

    @Override
    public String csv() {
        return CsvText.of(found.result());
    }

    @Override
    public Page page(boolean bars) {
        return BoundsPage.of(found);
    }
}
