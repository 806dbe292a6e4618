package org.urbanobservatory.geo;

import it.geosolutions.imageio.plugins.tiff.TIFFField;
import it.geosolutions.imageioimpl.plugins.tiff.TIFFImageMetadata;
import it.geosolutions.imageioimpl.plugins.tiff.TIFFImageReader;
import it.geosolutions.imageioimpl.plugins.tiff.TIFFImageReaderSpi;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageReadParam;
import javax.imageio.stream.FileImageInputStream;
import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.grid.Raster;

/** One open GeoTIFF: its tags and its values. */
final class TiffFile implements Closeable {
  private static final int MASK_PAGE = 4;

  private final Path file;
  private final FileImageInputStream stream;
  private final TIFFImageReader reader;
  private final TiffTags tags;
  private final RasterHeader header;

  TiffFile(Path file) throws IOException {
    this.file = file;
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file.toString());
    }
    GeoToolsHome.prepare();
    stream = new FileImageInputStream(file.toFile());
    reader = new TIFFImageReader(new TIFFImageReaderSpi());
    try {
      TiffBlocks.check(stream);
      reader.setInput(stream);
      tags = new TiffTags((TIFFImageMetadata) reader.getImageMetadata(0));
      header = readHeader();
    } catch (IOException | RuntimeException e) {
      close();
      throw broken(e);
    }
  }

  RasterHeader header() {
    return header;
  }

  GridRaster read(int column, int row, int columns, int rows) {
    if ((long) columns * rows > GeoTiff.MAX_CELLS) {
      throw new IllegalArgumentException(
          "Cannot read raster %s: %d x %d cells are more than %d; read a window or cut the file"
              .formatted(file, columns, rows, GeoTiff.MAX_CELLS));
    }
    Lattice lattice = header.lattice().window(column, row, columns, rows);
    try {
      double[] values = values(0, lattice, new Rectangle(column, row, columns, rows));
      tags.clean(values);
      maskOut(values, lattice, new Rectangle(column, row, columns, rows));
      return new GridRaster(new Raster(lattice, values), header.crs(), header.notices());
    } catch (IOException | RuntimeException e) {
      throw broken(e);
    }
  }

  @Override
  public void close() throws IOException {
    reader.dispose();
    stream.close();
  }

  private RasterHeader readHeader() throws IOException {
    Lattice lattice = tags.lattice(reader.getWidth(0), reader.getHeight(0));
    int bands = tags.number(TiffTags.SAMPLES_PER_PIXEL, 1);
    List<String> notices = new ArrayList<>();
    if (bands > 1) {
      notices.add("raster " + file.getFileName() + " has " + bands + " bands; the first is read");
    }
    return new RasterHeader(lattice, tags.crs(), bands, tags.nodata(), notices);
  }

  /** Rows of one tile, or of one strip. */
  int blockRows() {
    try {
      return reader.getTileHeight(0);
    } catch (IOException | RuntimeException e) {
      throw broken(e);
    }
  }

  /** Some whole rows as the file stores them. */
  Band band(int row, int rows) {
    try {
      var region = new Rectangle(0, row, header.lattice().columns(), rows);
      int page = maskPage();
      return new Band(image(0, region), page < 0 ? null : image(page, region));
    } catch (IOException | RuntimeException e) {
      throw broken(e);
    }
  }

  /**
   * Whole rows in the sample type of the file.
   *
   * @param image the samples
   * @param mask 0 where a sample is invalid, null where the file has no mask
   */
  record Band(BufferedImage image, BufferedImage mask) {}

  /** The values of one row of a band. */
  double[] values(Band band, int row) {
    int columns = header.lattice().columns();
    double[] values = band.image().getRaster().getSamples(0, row, columns, 1, 0, (double[]) null);
    tags.clean(values);
    if (band.mask() != null) {
      double[] mask = band.mask().getRaster().getSamples(0, row, columns, 1, 0, (double[]) null);
      maskOut(values, mask);
    }
    return values;
  }

  private BufferedImage image(int page, Rectangle region) throws IOException {
    ImageReadParam window = reader.getDefaultReadParam();
    window.setSourceRegion(region);
    return reader.read(page, window);
  }

  private double[] values(int page, Lattice lattice, Rectangle region) throws IOException {
    BufferedImage image = image(page, region);
    double[] values = new double[lattice.size()];
    double[] line = new double[region.width];
    for (int y = 0; y < region.height; y++) {
      image.getRaster().getSamples(0, y, region.width, 1, 0, line);
      System.arraycopy(line, 0, values, y * region.width, region.width);
    }
    return values;
  }

  /** Cells that an internal mask page declares invalid. */
  private void maskOut(double[] values, Lattice lattice, Rectangle region) throws IOException {
    int page = maskPage();
    if (page < 0) {
      return;
    }
    maskOut(values, values(page, lattice, region));
  }

  private static void maskOut(double[] values, double[] mask) {
    for (int i = 0; i < values.length; i++) {
      values[i] = mask[i] == 0 ? Double.NaN : values[i];
    }
  }

  private int maskPage() throws IOException {
    for (int page = 1; page < reader.getNumImages(true); page++) {
      var pageTags = new TiffTags((TIFFImageMetadata) reader.getImageMetadata(page));
      boolean sameSize =
          reader.getWidth(page) == header.lattice().columns()
              && reader.getHeight(page) == header.lattice().rows();
      if (sameSize && pageTags.number(TiffTags.SUBFILE_TYPE, 0) == MASK_PAGE) {
        return page;
      }
    }
    return -1;
  }

  private IllegalArgumentException broken(Exception e) {
    if (e instanceof IllegalArgumentException known
        && known.getMessage() != null
        && known.getMessage().startsWith("Cannot read raster")) {
      return known;
    }
    String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    why = e instanceof NumberFormatException ? "a text where a number belongs: " + why : why;
    return new IllegalArgumentException("Cannot read raster " + file + ": " + why, e);
  }

  /** The numbers of a field, whatever integer type the file stores them in. */
  static long[] longs(TIFFField field) {
    long[] numbers = new long[field.getCount()];
    Arrays.setAll(numbers, field::getAsLong);
    return numbers;
  }
}
