package com.entativa.messaging.client.image;

/// A picture over its own mean colour, as brightness, yellow against blue, red against green, and opacity.
@SuppressWarnings("ArrayRecordComponent")
record Planes(int width, int height, double[][] values, boolean hasAlpha) {
    static final int LIGHT = 0;
    static final int YELLOW = 1;
    static final int RED = 2;
    static final int ALPHA = 3;
    private static final int COUNT = 4;

    static Planes of(Pixels pixels) {
        double[] mean = mean(pixels);
        double[][] values = new double[COUNT][pixels.width() * pixels.height()];
        int i = 0;
        for (int y = 0; y < pixels.height(); y++) {
            for (int x = 0; x < pixels.width(); x++, i++) {
                double alpha = pixels.at(x, y, ALPHA) / 255.0;
                double red = mean[0] * (1 - alpha) + alpha / 255 * pixels.at(x, y, 0);
                double green = mean[1] * (1 - alpha) + alpha / 255 * pixels.at(x, y, 1);
                double blue = mean[2] * (1 - alpha) + alpha / 255 * pixels.at(x, y, 2);
                values[LIGHT][i] = (red + green + blue) / 3;
                values[YELLOW][i] = (red + green) / 2 - blue;
                values[RED][i] = red - green;
                values[ALPHA][i] = alpha;
            }
        }
        boolean hasAlpha = mean[ALPHA] < pixels.width() * pixels.height();
        return new Planes(pixels.width(), pixels.height(), values, hasAlpha);
    }

    /// Red, green, blue by opacity, 0 … 1, and the sum of opacities.
    private static double[] mean(Pixels pixels) {
        double[] mean = new double[COUNT];
        for (int y = 0; y < pixels.height(); y++) {
            for (int x = 0; x < pixels.width(); x++) {
                double alpha = pixels.at(x, y, ALPHA) / 255.0;
                for (int c = 0; c < ALPHA; c++) mean[c] += alpha / 255 * pixels.at(x, y, c);
                mean[ALPHA] += alpha;
            }
        }
        for (int c = 0; c < ALPHA; c++) if (mean[ALPHA] > 0) mean[c] /= mean[ALPHA];
        return mean;
    }

    /// The cosine transform's lowest corner, below the diagonal.
    Waves waves(int plane, int across, int down) {
        Waves waves = new Waves(across * down);
        for (int cy = 0; cy < down; cy++) {
            for (int cx = 0; cx * down < across * (down - cy); cx++) waves.add(factor(values[plane], cx, cy));
        }
        return waves;
    }

    private double factor(double[] plane, int cx, int cy) {
        double sum = 0;
        for (int y = 0; y < height; y++) {
            double fy = Math.cos(Math.PI / height * cy * (y + 0.5));
            for (int x = 0; x < width; x++) {
                sum += plane[x + y * width] * fy * Math.cos(Math.PI / width * cx * (x + 0.5));
            }
        }
        return sum / (width * height);
    }
}
