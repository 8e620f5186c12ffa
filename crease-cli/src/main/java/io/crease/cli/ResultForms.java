package io.crease.cli;

/** A result in every form in which it can be written. */
interface ResultForms {

    /** The envelope of docs/json.md. */
    String json();

    /** A line for each row. */
    String csv();

    /** What people read, with bars or without. */
    Page page(boolean bars);

    /** What people read at a terminal, in colour or without. */
    default String plain(boolean bars, boolean colour) {
        return PlainText.of(page(bars), colour);
    }

    /** A result whose page is made by {@code pages}. */
    static ResultForms of(Result result, OutputOptions.PageOf pages) {
        return new ResultForms() {
            @Override
            public String json() {
                return JsonText.of(result);
            }

            @Override
            public String csv() {
                return CsvText.of(result);
            }

            @Override
            public Page page(boolean bars) {
                return pages.page(bars);
            }
        };
    }
}
