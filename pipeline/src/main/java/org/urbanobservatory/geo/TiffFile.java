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

  private double[] values(int page, Lattice lattice, Rectangle region) throws IOException {
    ImageReadParam window = reader.getDefaultReadParam();
    window.setSourceRegion(region);
    BufferedImage image = reader.read(page, window);
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
    double[] mask = values(page, lattice, region);
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
