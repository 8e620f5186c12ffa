package io.crease.report.draw;

import io.crease.numeric.InputException;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import org.apache.batik.transcoder.ErrorHandler;
import org.apache.batik.transcoder.SVGAbstractTranscoder;
import org.apache.batik.transcoder.Transcoder;
import org.apache.batik.transcoder.TranscoderException;
import org.apache.batik.transcoder.TranscoderInput;
import org.apache.batik.transcoder.TranscoderOutput;
import org.apache.batik.transcoder.image.PNGTranscoder;

/** SVG as other kinds of file. Its type is set in Liberation Sans, wherever it runs. */
public final class SvgFile {
    /** Pixels to a pixel of CSS. */
    private static final float DENSITY = 2;

    private static final float MILLIMETRES_PER_PIXEL = 25.4f / 96;

    /** Warnings are not for the terminal; what is fatal is thrown. */
    private static final ErrorHandler SILENT = new ErrorHandler() {
        @Override
        public void error(TranscoderException e) {}

        @Override
        public void fatalError(TranscoderException e) throws TranscoderException {
            throw e;
        }

        @Override
        public void warning(TranscoderException e) {}
    };

    private SvgFile() {}

    /** PNG, two pixels to each pixel of CSS (192 to an inch), on white. @throws InputException if this Java cannot draw */
    public static byte[] png(String svg) {
        Typeface.REGULAR.register();
        Typeface.BOLD.register();
        PNGTranscoder transcoder = new PNGTranscoder();
        transcoder.addTranscodingHint(PNGTranscoder.KEY_BACKGROUND_COLOR, java.awt.Color.WHITE);
        transcoder.addTranscodingHint(
                SVGAbstractTranscoder.KEY_PIXEL_UNIT_TO_MILLIMETER, MILLIMETRES_PER_PIXEL / DENSITY);
        return transcode(transcoder, svg);
    }

    /** PDF of the size that the SVG gives, text as text, its fonts inside. @throws InputException if the fonts cannot be read */
    public static byte[] pdf(String svg) {
        return transcode(new PdfTranscoder(), svg);
    }

    private static byte[] transcode(Transcoder transcoder, String svg) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        transcoder.setErrorHandler(SILENT);
        try {
            transcoder.transcode(new TranscoderInput(new StringReader(svg)), new TranscoderOutput(out));
        } catch (TranscoderException | LinkageError | InternalError e) {
            throw new InputException(
                    "PNG, PDF: this Java cannot draw (" + e
                            + "); expected one with its desktop module: install it, or write .svg instead",
                    e);
        }
        return out.toByteArray();
    }
}
