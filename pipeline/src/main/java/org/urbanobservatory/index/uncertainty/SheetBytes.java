package org.urbanobservatory.index.uncertainty;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.urbanobservatory.model.Place;

/** The part of a sheet that a node's draws need, as bytes that travel between tasks. */
final class SheetBytes {
  private SheetBytes() {}

  static byte[] pack(CitySheet sheet, int fromLeaf, int toLeaf) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeUTF(sheet.place().countryCode());
      out.writeUTF(sheet.place().cityId() == null ? "" : sheet.place().cityId());
      out.writeInt(sheet.year());
      for (int leaf = fromLeaf; leaf < toLeaf; leaf++) {
        write(sheet.scores(leaf), out);
        write(sheet.older(leaf), out);
        write(sheet.groupMeans(leaf), out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** A sheet without the other leaves. */
  static CitySheet unpack(TreeProgram program, byte[] bytes, int fromLeaf, int toLeaf) {
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      String country = in.readUTF();
      String city = in.readUTF();
      int year = in.readInt();
      var scores = new double[program.leaves.size()][];
      var older = new double[program.leaves.size()][];
      var means = new double[program.leaves.size()][];
      for (int leaf = fromLeaf; leaf < toLeaf; leaf++) {
        scores[leaf] = read(in);
        older[leaf] = read(in);
        means[leaf] = read(in);
      }
      Place place = city.isEmpty() ? Place.national(country) : new Place(country, city);
      var sheet = new CitySheet(place, year, program, scores, older);
      if (means[fromLeaf].length > 0) {
        sheet.takeGroupMeans(means);
      }
      return sheet;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(double[] numbers, DataOutputStream out) throws IOException {
    out.writeInt(numbers.length);
    for (double number : numbers) {
      out.writeDouble(number);
    }
  }

  private static double[] read(DataInputStream in) throws IOException {
    var numbers = new double[in.readInt()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = in.readDouble();
    }
    return numbers;
  }
}
