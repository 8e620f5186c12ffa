package io.crease.report.draw;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.fop.apps.io.ResourceResolverFactory;
import org.apache.fop.configuration.Configuration;
import org.apache.fop.fonts.EmbedFontInfo;
import org.apache.fop.fonts.FontInfo;
import org.apache.fop.fonts.FontSetup;
import org.apache.fop.fonts.FontTriplet;
import org.apache.fop.fonts.FontUris;
import org.apache.fop.svg.PDFTranscoder;
import org.jspecify.annotations.Nullable;

/** FOP with the fonts of figures and no others: it neither looks for fonts on the system nor keeps a list of them in the home folder. */
final class PdfTranscoder extends PDFTranscoder {
    private static final int NORMAL = 400;
    private static final int BOLD = 700;

    @Override
    protected @Nullable Configuration getEffectiveConfiguration() {
        return null;
    }

    @Override
    protected void setupImageInfrastructure(@Nullable String base) {
        super.setupImageInfrastructure(base);
        FontInfo fonts = new FontInfo();
        FontSetup.setup(
                fonts,
                List.of(font(Typeface.REGULAR, NORMAL), font(Typeface.BOLD, BOLD)),
                ResourceResolverFactory.createDefaultInternalResourceResolver(
                        Path.of("").toAbsolutePath().toUri()),
                false);
        graphics.setFontInfo(fonts);
    }

    /** A font, under the names of those that it stands for too. */
    private static EmbedFontInfo font(Typeface face, int weight) {
        List<FontTriplet> triplets = new ArrayList<>();
        for (String family : Typeface.FAMILIES.split(", ", -1)) {
            triplets.add(new FontTriplet(family, "normal", weight));
        }
        try {
            URI file = face.file().toURI();
            return new EmbedFontInfo(new FontUris(file, null), true, false, triplets, null);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
