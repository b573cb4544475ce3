internal import CTerminal
public import TextUI

extension Terminal {
    /// Shows a picture: only what differs from the last one is sent.
    ///
    /// The real cursor is parked, visible, at `cursor`, where screen readers follow it; nil hides it. While the
    /// terminal does not take output, pictures are skipped and the newest is shown afterwards.
    public func present(_ buffer: Buffer, cursor: Point?) {
        let frame = Frame(buffer: buffer, cursor: cursor)
        guard isActive else { return }
        if writer.isStalled {
            skipped = frame
        } else {
            draw(frame)
        }
    }

    /// Makes the next picture repaint everything.
    public func invalidate() {
        isInvalid = true
    }

    /// Shows the last picture again where something asked for a repaint.
    func repaint() {
        if isInvalid, let frame = skipped ?? shown { present(frame.buffer, cursor: frame.cursor) }
    }

    /// Goes on with output that had stalled.
    func resumeOutput() {
        writer.resume()
        if !writer.isStalled, let frame = skipped { draw(frame) }
    }

    private func draw(_ frame: Frame) {
        if isInvalid {
            ct_screen_repaint(screen)
            isInvalid = false
        }
        putChanges(of: frame.buffer)
        if styles.exact?.isExhausted == true { putAnew(frame.buffer) }
        placeCursor(frame.cursor)
        shown = frame
        skipped = nil
        let update = ct_screen_update(screen)
        let enter = takeEnterBytes()
        let bytes = UnsafeBufferPointer(start: update.start, count: update.count)
        guard !bytes.isEmpty || !enter.isEmpty else { return }
        let fewer = ColorRepeats.removed(from: bytes)
        writer.send((styles.exact.map { exact in fewer.withUnsafeBufferPointer(exact.rewritten) } ?? fewer) + enter)
    }

    /// Entries for exact colours have run out: they are dealt out again, to this picture alone. Should it have more colours
    /// than there are entries, it keeps those that look alike.
    private func putAnew(_ buffer: Buffer) {
        styles.startAnew()
        shown = nil
        ct_screen_erase(screen)
        ct_screen_repaint(screen)
        putChanges(of: buffer)
        styles.settle()
    }

    private func placeCursor(_ cursor: Point?) {
        guard let cursor, cursor.x >= 0, cursor.y >= 0 else {
            ct_screen_place_cursor(screen, -1, -1)
            return
        }
        ct_screen_place_cursor(screen, Int32(min(cursor.x, size.width - 1)), Int32(min(cursor.y, size.height - 1)))
    }

    private func putChanges(of buffer: Buffer) {
        styles.beginFrame()
        var old = shown?.buffer
        if old?.size != buffer.size {
            if old != nil { ct_screen_erase(screen) }
            old = nil
        }
        let (width, height) = (min(size.width, buffer.size.width), min(size.height, buffer.size.height))
        for y in 0..<height {
            let start = y * buffer.size.width
            putChanges(of: buffer, against: old, row: y, cells: start..<(start + width))
        }
    }

    /// Gives ncurses the runs of a row that differ, each of one style.
    private func putChanges(of buffer: Buffer, against old: Buffer?, row: Int, cells range: Range<Int>) {
        buffer.cells.withUnsafeBufferPointer { cells in
            var index = range.lowerBound
            while index < range.upperBound {
                let isSame = cells[index].looksLike(old?.cells[index] ?? .blank)
                guard !isSame, !cells[index].isContinuation else {
                    index += 1
                    continue
                }
                index = putRun(cells, from: index, in: range, row: row, against: old, frame: buffer)
            }
        }
    }

    /// Puts the run that begins at a cell and returns where the next may begin.
    private func putRun(
        _ cells: UnsafeBufferPointer<Cell>, from start: Int, in range: Range<Int>, row: Int, against old: Buffer?,
        frame: Buffer
    ) -> Int {
        var style = cells[start].style
        // The text's colour does not matter as long as there is no text: gaps belong to the run beside them.
        var isOpen = cells[start].isGap
        run.removeAll(keepingCapacity: true)
        var index = start
        while index < range.upperBound {
            let cell = cells[index]
            if cell.style != style {
                guard isOpen || cell.isGap, cell.style.hasGround(of: style) else { break }
            }
            let isSame = cell.looksLike(old?.cells[index] ?? .blank)
            if isSame && !cell.isContinuation { break }
            if isOpen, !cell.isGap { (style, isOpen) = (cell.style, false) }
            // Half a wide character at the edge would wrap.
            let fits = index + Int(cell.width) <= range.upperBound
            if !cell.isContinuation { filter.append(fits ? cell : .blank, to: &run) }
            index += 1
        }
        let resolved = styles.resolve(style, frame: frame)
        ct_screen_put(
            screen, Int32(start - range.lowerBound), Int32(row), run, Int32(run.count), resolved.attributes,
            resolved.pair)
        return max(index, start + 1)
    }
}

extension Cell {
    /// Whether it shows nothing but its ground.
    fileprivate var isGap: Bool {
        scalar == 0x20 && marks == 0 && style.attributes.isDisjoint(with: [.underline, .reverse])
    }

    /// Whether it looks the same as another one.
    fileprivate func looksLike(_ other: Cell) -> Bool {
        self == other || (isGap && other.isGap && style.background == other.style.background)
    }
}

extension Style {
    /// Whether a gap of this style may be drawn in another one, or the other way round.
    fileprivate func hasGround(of other: Style) -> Bool {
        background == other.background
            && attributes.union(other.attributes).isDisjoint(with: [.underline, .reverse])
    }
}
