package io.crease.report.draw;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Host;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.callback.IJavetDirectCallable;
import com.caoccao.javet.interop.callback.JavetCallbackContext;
import com.caoccao.javet.interop.callback.JavetCallbackType;
import com.caoccao.javet.values.reference.V8ValueFunction;
import com.caoccao.javet.values.reference.V8ValueGlobalObject;
import io.crease.numeric.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Vega and Vega-Lite, the very files that are in a page, run by V8 inside this process: no browser, no network. There is one
 * engine, begun at first use; calls wait for each other.
 */
final class Vega {
    private static final Pattern FONT = Pattern.compile("(bold |[6-9]00 )?.*?([0-9.]+)px.*");

    private static final String WORLD =
            """
            globalThis.self = globalThis;
            globalThis.setTimeout = f => { f(); return 0; };
            globalThis.clearTimeout = () => {};
            globalThis.structuredClone = globalThis.structuredClone || (x => JSON.parse(JSON.stringify(x)));
            globalThis.console = {log() {}, warn() {}, error() {}, info() {}, debug() {}};
            globalThis.document = {createElement: () => ({getContext: () => ({
                font: '', measureText(text) { return {width: advance(this.font, String(text).replace(beyond, '\\uE000'))}; }})})};
            globalThis.beyond = /[\\ud800-\\udbff][\\udc00-\\udfff]/g;
            globalThis.draw = text => {
                globalThis.out = ''; globalThis.failure = '';
                const failed = e => { globalThis.failure = String(e && e.stack || e); };
                try {
                    const logger = {level: () => 1, warn(){ return this; }, info(){ return this; }, debug(){ return this; }, error(e){ failed(e); return this; }};
                    const compiled = vegaLite.compile(JSON.parse(text), {logger}).spec;
                    const view = new vega.View(vega.parse(compiled), {renderer: 'none', logLevel: 0});
                    view.toSVG().then(svg => { globalThis.out = svg.replace(beyond, c => '&#' + c.codePointAt(0) + ';'); view.finalize(); }, failed);
                } catch (e) { failed(e); }
            };
            """;

    private static final Vega ENGINE = new Vega();

    private final V8Runtime runtime;

    private Vega() {
        try {
            runtime = V8Host.getV8Instance().createV8Runtime();
            IJavetDirectCallable.NoThisAndResult<JavetException> measure =
                    values -> runtime.createV8ValueDouble(advance(values[0].toString(), values[1].toString()));
            try (V8ValueFunction function = runtime.createV8ValueFunction(
                    new JavetCallbackContext("advance", JavetCallbackType.DirectCallNoThisAndResult, measure))) {
                runtime.getGlobalObject().set("advance", function);
            }
            runtime.getExecutor(WORLD).executeVoid();
            runtime.getExecutor(script("vega")).executeVoid();
            runtime.getExecutor(script("vega-lite")).executeVoid();
        } catch (JavetException | LinkageError e) {
            throw new InputException(
                    "figures: the engine that lays them out cannot be loaded here (" + e
                            + "); expected the library for this system: write .json or .csv instead",
                    e);
        }
    }

    /**
     * The picture of a specification.
     *
     * @param vegaLite JSON
     * @return SVG, text as text
     * @throws IllegalStateException if Vega-Lite does not accept it
     */
    static String svg(String vegaLite) {
        return ENGINE.draw(vegaLite);
    }

    private synchronized String draw(String vegaLite) {
        try (V8ValueGlobalObject global = runtime.getGlobalObject()) {
            global.set("specification", escaped(vegaLite));
            runtime.getExecutor("draw(specification)").executeVoid();
            runtime.await();
            String svg = global.getString("out");
            if (svg.isEmpty()) {
                throw new IllegalStateException("Vega-Lite does not draw this: " + global.getString("failure"));
            }
            global.set("out", "");
            return svg;
        } catch (JavetException e) {
            throw new IllegalStateException("V8 failed: " + e.getMessage(), e);
        }
    }

    /** JSON whose letters beyond the basic plane are escapes, in pairs as JSON has them: the bridge to V8 loses them otherwise, as it does on the way back. */
    private static String escaped(String json) {
        StringBuilder escaped = new StringBuilder(json.length());
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            escaped.append(Character.isSurrogate(c) ? "\\u" + Integer.toHexString(c) : String.valueOf(c));
        }
        return escaped.toString();
    }

    /** Advance in pixels of a text in a font as CSS writes it. */
    private static double advance(String font, String text) {
        Matcher matcher = FONT.matcher(font);
        if (!matcher.matches()) {
            throw new IllegalStateException("font '" + font + "'; expected a size in px");
        }
        Typeface face = matcher.group(1) == null ? Typeface.REGULAR : Typeface.BOLD;
        return face.width(text, Double.parseDouble(matcher.group(2)));
    }

    /** A published file, whole. */
    static String script(String name) {
        String resource = "/io/crease/report/npm/" + name + "/package/build/" + name + ".min.js";
        try (InputStream in = Objects.requireNonNull(Vega.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
