package io.crease.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a page is as text; what it does in a browser is tested in the folder {@code browser}, which opens the pages written here. */
class HtmlPageTest {
    private static final Path FOLDER = Path.of("target", "pages");
    private static final Pattern SCRIPT = Pattern.compile("<script[^>]*>.*?</script>", Pattern.DOTALL);

    @BeforeAll
    static void write() throws IOException {
        Files.createDirectories(FOLDER);
        for (Map.Entry<String, ReportPage> page : SamplePages.all().entrySet()) {
            HtmlPage.write(page.getValue(), FOLDER.resolve(page.getKey() + ".html"));
        }
    }

    private static String read(String name) throws IOException {
        return Files.readString(FOLDER.resolve(name + ".html"));
    }

    @Test
    void nothingFromOutsideIsMarkup() throws IOException {
        String html = read("hostile");
        String words = SCRIPT.matcher(html).replaceAll("");
        for (String tag : List.of("<img src=x", "<script", "<!--<", "onmouseover='")) {
            assertFalse(words.contains(tag), tag);
        }
        assertTrue(words.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
        assertTrue(words.contains("{{style}} ${7*7} \\"), "a place's name in a text is not a place");
        assertFalse(html.contains("alert(1)</script>"), "no text ends a script");
        assertFalse(html.contains("\u0000"));
    }

    @Test
    void pagesLoadNothing() throws IOException {
        for (String name : SamplePages.all().keySet()) {
            String words = SCRIPT.matcher(read(name)).replaceAll("");
            assertFalse(Pattern.compile("(src|href|srcset|action)\\s*=\\s*\"(?!data:|#)").matcher(words).find(), name);
            assertFalse(words.contains("@import") || words.contains("url("), name);
            assertTrue(words.contains("default-src 'none'"), name);
        }
    }

    @Test
    void aPageIsNoLargerThanItMustBe() throws IOException {
        assertTrue(read("words").length() < 40_000, "a page without figures does not carry what draws them");
        assertTrue(Files.size(FOLDER.resolve("ordinary.html")) < 3_000_000);
        assertTrue(Files.size(FOLDER.resolve("huge.html")) < 5_000_000, "a map of 70 000 cells and a trace of a million pieces");
    }

    @Test
    void theSamePageGivesTheSameText() {
        ReportPage page = SamplePages.all().get("ordinary");
        assertEquals(HtmlPage.of(page), HtmlPage.of(page));
    }

    @Test
    void wordsStandInOrder() {
        ReportPage page = new ReportPage(
                "Title",
                "Found.",
                List.of("Known first."),
                List.of(
                        new Section.Heading("One"),
                        new Section.Paragraph("a < b & c"),
                        new Section.Table("T", List.of("n", "x"), List.of(false, true), List.of(List.of("\"q\"", "1")))),
                List.of(new ReportPage.Fact("Java", "17")),
                "crease measure 'x'",
                List.of("@article{a}"));
        String html = HtmlPage.of(page);
        assertEquals(
                """
                <p class="notice" role="note">Known first.</p>
                </header>
                <div class="columns">
                <nav class="contents" aria-label="Contents">
                <ol>
                <li><a href="#part-1">One</a></li>
                <li><a href="#provenance">Where this comes from</a></li>
                </ol>
                </nav>
                <main id="main">
                <h2 id="part-1">One</h2>
                <p>a &lt; b &amp; c</p>
                <div class="table">
                <div class="scroll" tabindex="0" role="region" aria-label="T">
                <table>
                <caption>T</caption>
                <thead><tr><th scope="col">n</th><th scope="col" class="number">x</th></tr></thead>
                <tbody>
                <tr><td>&quot;q&quot;</td><td class="number">1</td></tr>
                </tbody>
                </table>
                </div>
                </div>
                <section class="provenance" aria-labelledby="provenance">
                <h2 id="provenance">Where this comes from</h2>
                <dl class="facts">
                <div><dt>Java</dt><dd>17</dd></div>
                </dl>
                <p>The command that makes this page again:</p>
                <div class="typed"><pre tabindex="0"><code>crease measure &#39;x&#39;</code></pre><button type="button" data-copy>Copy the command</button></div>
                <h3>Sources</h3>
                <div class="typed"><pre tabindex="0"><code>@article{a}</code></pre><button type="button" data-copy>Copy as BibTeX</button></div>
                </section>
                </main>
                </div>
                """,
                html.substring(html.indexOf("<p class=\"notice\""), html.indexOf("<p class=\"said\"")));
    }

    @Test
    void jsonStaysWithinItsScript() {
        assertEquals("\"\\u003c/script\\u003e \\u003c!-- \\u0026amp;  \"", Escape.json("\"</script> <!-- &amp; \u2028\""));
    }
}
