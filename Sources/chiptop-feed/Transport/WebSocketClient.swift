import FeedEngine
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import NIOWebSocket
import Providers

/// A WebSocket (RFC 6455) whose text frames are read until it ends.
struct WebSocketClient {
    private enum Upgrade {
        case done(NIOAsyncChannel<WebSocketFrame, WebSocketFrame>)
        case refused
    }

    /// Bytes of a frame; a price has 200.
    private static let largestFrame = 1 << 15
    /// Seconds between two pings, and without any frame until the other side counts as gone.
    private static let (pingSeconds, silenceSeconds): (Int64, Int64) = (30, 90)

    private let host: String
    private let port: Int
    private let path: String
    private let tls: NIOSSLContext?

    /// - Parameter url: `wss://host/path`, or `ws://` for this machine.
    init(url: String) throws(TransportFault) {
        guard let address = HostAddress(url) else { throw .wrongAddress }
        let isSafe = address.scheme == "wss"
        host = address.name
        port = address.port ?? (isSafe ? 443 : 80)
        path = address.target
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.minimumTLSVersion = .tlsv12
        do {
            tls = isSafe ? try NIOSSLContext(configuration: configuration) : nil
        } catch {
            throw .untrusted("\(error)")
        }
    }

    /// Connects, sends a text and hands over every text that comes, until the other side ends it or falls silent, or the
    /// task is cancelled.
    func run(sending text: String, _ take: @escaping @Sendable (String) async -> Void) async throws(TransportFault) {
        do {
            guard case .done(let channel) = try await connect() else {
                throw TransportFault.brokenOff("the server does not speak WebSocket")
            }
            try await channel.executeThenClose { inbound, outbound in
                try await outbound.write(WebSocketClient.frame(.text, text))
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { try await WebSocketClient.ping(outbound) }
                    try await WebSocketClient.read(inbound, outbound, take)
                    group.cancelAll()
                }
            }
        } catch let fault as TransportFault {
            throw fault
        } catch {
            throw TransportFault(error, seconds: Int(WebSocketClient.silenceSeconds))
        }
    }

    private func connect() async throws -> Upgrade {
        let (host, path, tls) = (host, path, tls)
        let bootstrap = ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup).connectTimeout(.seconds(10))
        let upgrade: EventLoopFuture<Upgrade> = try await bootstrap.connect(host: host, port: port) { channel in
            channel.eventLoop.makeCompletedFuture {
                let pipeline = channel.pipeline.syncOperations
                if let tls { try pipeline.addHandler(NIOSSLClientHandler(context: tls, serverHostname: host)) }
                try pipeline.addHandler(IdleStateHandler(readTimeout: .seconds(WebSocketClient.silenceSeconds)))
                try pipeline.addHandler(SilenceHandler())
                return try pipeline.configureUpgradableHTTPClientPipeline(
                    configuration: .init(upgradeConfiguration: WebSocketClient.upgrade(host: host, path: path)))
            }
        }
        return try await upgrade.get()
    }

    private static func upgrade(host: String, path: String) -> NIOTypedHTTPClientUpgradeConfiguration<Upgrade> {
        let upgrader = NIOTypedWebSocketClientUpgrader<Upgrade>(maxFrameSize: largestFrame) { channel, _ in
            channel.eventLoop.makeCompletedFuture {
                .done(try NIOAsyncChannel<WebSocketFrame, WebSocketFrame>(wrappingChannelSynchronously: channel))
            }
        }
        let headers = HTTPHeaders([("Host", host), ("User-Agent", HTTPTransport.userAgent)])
        return NIOTypedHTTPClientUpgradeConfiguration(
            upgradeRequestHead: HTTPRequestHead(version: .http1_1, method: .GET, uri: path, headers: headers),
            upgraders: [upgrader],
            notUpgradingCompletionHandler: { $0.eventLoop.makeSucceededFuture(.refused) })
    }

    private static func read(
        _ inbound: NIOAsyncChannelInboundStream<WebSocketFrame>,
        _ outbound: NIOAsyncChannelOutboundWriter<WebSocketFrame>, _ take: @Sendable (String) async -> Void
    ) async throws {
        for try await frame in inbound {
            switch frame.opcode {
            case .text: await take(String(decoding: frame.unmaskedData.readableBytesView, as: UTF8.self))
            case .ping:
                var pong = frame
                (pong.opcode, pong.data, pong.maskKey) = (.pong, frame.unmaskedData, .random())
                try await outbound.write(pong)
            case .connectionClose: return
            default: break
            }
        }
    }

    private static func ping(_ outbound: NIOAsyncChannelOutboundWriter<WebSocketFrame>) async throws {
        while true {
            try await Task.sleep(for: .seconds(pingSeconds))
            try await outbound.write(frame(.ping, ""))
        }
    }

    /// What clients send is masked.
    private static func frame(_ opcode: WebSocketOpcode, _ text: String) -> WebSocketFrame {
        WebSocketFrame(fin: true, opcode: opcode, maskKey: .random(), data: ByteBuffer(string: text))
    }
}

/// Closes a connection over which nothing has come for too long.
private final class SilenceHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is IdleStateHandler.IdleStateEvent { return context.close(promise: nil) }
        context.fireUserInboundEventTriggered(event)
    }
}
