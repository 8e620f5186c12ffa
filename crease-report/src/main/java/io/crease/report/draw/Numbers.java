package io.crease.report.draw;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as figures write them. */
final class Numbers {
    private Numbers() {}

    /** Three significant digits, with an exponent when very large or small. */
    static String text(double value) {
        if (value == 0) {
            return "0";
        }
        BigDecimal plain = new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros();
        int exponent = plain.precision() - plain.scale() - 1;
        String text = exponent >= 5 || exponent < -3
                ? plain.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent
                : plain.toPlainString();
        return text.replace('-', '−');
    }
}
