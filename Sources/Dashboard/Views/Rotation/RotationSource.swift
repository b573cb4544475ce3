import Market
import TextUI

/// Works out the objects of the rotation graph from the histories of a snapshot.
struct RotationSource {
    let model: Model

    init(_ model: Model) {
        self.model = model
    }

    var data: RotationData {
        let objects = model.choices.rotationObjects == .regions ? regions : chipmakers
        return RotationData(objects: objects)
    }

    private var regions: [RotationData.Object] {
        model.snapshot.regions.map { region in
            RotationData.Object(
                name: region.region.name, nativeName: region.region.nativeName ?? "", trail: [],
                change: region.mean(over: model.board.period, in: model.board.currency))
        }
    }

    private var chipmakers: [RotationData.Object] {
        model.snapshot.regions.flatMap(\.members).compactMap { symbol in
            guard let state = model.snapshot[symbol], state.instrument.kind == .equity else { return nil }
            return RotationData.Object(
                name: state.instrument.name, nativeName: state.instrument.nativeName ?? "", trail: [],
                change: state.returns(in: model.board.currency)[model.board.period])
        }
    }
}
