package dev.shrike.analytics.table;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows of one table, packed into a few arrays, as so many objects would keep the garbage collector busy. Rows are only added, and
 * counted from 0. For one thread at a time.
 */
public final class Rows {
    private static final int SHIFT = 10;
    private static final int BLOCK = 1 << SHIFT;
    private static final int FEWEST = 16;
    private static final int FEWEST_BYTES = 1024;

    private final int columns;
    /** Cells of one row: a number, or where a text stands, for each column; then the bits of the columns that have a value. */
    private final int width;

    private final List<Block> blocks = new ArrayList<>();
    private Block last;
    private int size;
    private int used;

    private static final class Block {
        private long[] cells;
        private byte[] texts = new byte[FEWEST_BYTES];
        private int used;

        private Block(int width) {
            cells = new long[FEWEST * width];
        }
    }

    /** None yet. */
    public Rows(Table table) {
        columns = table.columns().size();
        width = columns + (columns + Long.SIZE - 1) / Long.SIZE;
    }

    /** How many there are. */
    public int size() {
        return size;
    }

    /** Whether a row has a value in the column of this number. */
    public boolean has(int row, int column) {
        return (cells(row)[at(row) + columns + column / Long.SIZE] & 1L << column) != 0;
    }

    /** The UTF-8 of a text that is there. */
    public byte[] text(int row, int column) {
        long cell = number(row, column);
        int start = (int) (cell >>> Integer.SIZE);
        return Arrays.copyOfRange(blocks.get(row >>> SHIFT).texts, start, start + (int) cell);
    }

    /** Whether a text that is there is this one. */
    public boolean isText(int row, int column, byte[] utf8) {
        long cell = number(row, column);
        int start = (int) (cell >>> Integer.SIZE);
        return Arrays.equals(blocks.get(row >>> SHIFT).texts, start, start + (int) cell, utf8, 0, utf8.length);
    }

    /** The number that is there. */
    public long number(int row, int column) {
        return cells(row)[at(row) + column];
    }

    /** The number of floating point that is there. */
    public double real(int row, int column) {
        return Double.longBitsToDouble(number(row, column));
    }

    /** Adds a row that has nothing but its key, in UTF-8. */
    public void addKey(byte[] key) {
        begin();
        put(0, key, key.length);
        add();
    }

    /** Begins a row; what was put since the last one was added is forgotten. What is not put is NULL. */
    void begin() {
        int slot = size & BLOCK - 1;
        if (slot == 0 && blocks.size() == size >>> SHIFT) {
            last = new Block(width);
            blocks.add(last);
        }
        int start = slot * width;
        if (start == last.cells.length) {
            last.cells = Arrays.copyOf(last.cells, 2 * start);
        }
        Arrays.fill(last.cells, start, start + width, 0);
        used = last.used;
    }

    /** Adds what was put. */
    void add() {
        last.used = used;
        size++;
    }

    void put(int column, long number) {
        int start = at(size);
        last.cells[start + column] = number;
        last.cells[start + columns + column / Long.SIZE] |= 1L << column;
    }

    void put(int column, double real) {
        put(column, Double.doubleToRawLongBits(real));
    }

    void put(int column, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        keep(column, utf8, utf8.length);
    }

    /** Puts a text of so many bytes; what is no UTF-8 in it becomes U+FFFD. */
    void put(int column, byte[] utf8, int length) {
        for (int i = 0; i < length; i++) {
            if (utf8[i] < 0) {
                put(column, new String(utf8, 0, length, StandardCharsets.UTF_8));
                return;
            }
        }
        keep(column, utf8, length);
    }

    private void keep(int column, byte[] utf8, int length) {
        if (length > last.texts.length - used) {
            last.texts = Arrays.copyOf(last.texts, Math.max(2 * last.texts.length, Math.addExact(used, length)));
        }
        System.arraycopy(utf8, 0, last.texts, used, length);
        put(column, (long) used << Integer.SIZE | length);
        used += length;
    }

    private long[] cells(int row) {
        return blocks.get(row >>> SHIFT).cells;
    }

    private int at(int row) {
        return (row & BLOCK - 1) * width;
    }
}
