import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOWebSocket
import Synchronization

/// A streamer on this machine: keeps what it receives and sends what it is given to every listener.
final class StreamServer: Sendable {
    final class Box: Sendable {
        let heard = Mutex<[String]>([])
        let listeners = Mutex<[any Channel]>([])
    }

    private let channel: any Channel
    private let box: Box

    private init(channel: any Channel, box: Box) {
        self.channel = channel
        self.box = box
    }

    static func start() async throws -> StreamServer {
        let box = Box()
        let channel = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .childChannelInitializer { channel in
                let upgrader = NIOWebSocketServerUpgrader(
                    shouldUpgrade: { channel, _ in channel.eventLoop.makeSucceededFuture([:]) },
                    upgradePipelineHandler: { channel, _ in
                        channel.eventLoop.makeCompletedFuture {
                            try channel.pipeline.syncOperations.addHandler(StreamHandler(box: box))
                        }
                    })
                return channel.pipeline.configureHTTPServerPipeline(
                    withServerUpgrade: (upgraders: [upgrader], completionHandler: { _ in }))
            }
            .bind(host: "127.0.0.1", port: 0).get()
        return StreamServer(channel: channel, box: box)
    }

    var url: String { "ws://127.0.0.1:\(channel.localAddress?.port ?? 0)/?version=2" }
    /// The texts that came.
    var heard: [String] { box.heard.withLock { $0 } }

    /// Sends a text to everybody.
    func send(_ text: String) {
        for listener in box.listeners.withLock({ $0 }) {
            listener.writeAndFlush(
                WebSocketFrame(fin: true, opcode: .text, data: ByteBuffer(string: text)), promise: nil)
        }
    }

    /// Ends every connection.
    func hangUp() {
        for listener in box.listeners.withLock({ $0 }) { listener.close(promise: nil) }
    }

    func stop() async throws { try await channel.close() }

    /// A price as the streamer writes it: protocol buffers in base64 in JSON.
    static func price(_ symbol: String, _ price: Float, milliseconds: Int64, currency: String) -> String {
        var bytes: [UInt8] = [0x0A, UInt8(symbol.utf8.count)] + Array(symbol.utf8) + [0x15]
        bytes += (0..<4).map { UInt8(truncatingIfNeeded: price.bitPattern >> (8 * $0)) }
        bytes.append(0x18)
        var rest = UInt64(bitPattern: milliseconds << 1)
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
        bytes += [0x22, UInt8(currency.utf8.count)] + Array(currency.utf8) + [0x38, 1]
        return "{\"type\":\"pricing\",\"message\":\"\(Data(bytes).base64EncodedString())\"}"
    }
}

private final class StreamHandler: ChannelInboundHandler {
    typealias InboundIn = WebSocketFrame

    private let box: StreamServer.Box

    init(box: StreamServer.Box) {
        self.box = box
    }

    func handlerAdded(context: ChannelHandlerContext) {
        let channel = context.channel
        box.listeners.withLock { $0.append(channel) }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let frame = unwrapInboundIn(data)
        guard frame.opcode == .text else { return }
        let text = String(decoding: frame.unmaskedData.readableBytesView, as: UTF8.self)
        box.heard.withLock { $0.append(text) }
    }
}
