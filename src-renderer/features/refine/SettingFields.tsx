import { useStore } from 'zustand';
import { defaultRefine, type RefineSettings } from '../../../src-preload/model/refinement';
import type { Editor } from '../../editor/editor';
import { hasCleanColours } from '../../editor/refining/refine-views';
import { Section } from '../../ui/Section';
import { Segmented } from '../../ui/Segmented';
import { useText } from '../../ui/text';
import { RefineRange, type RefineRangeProps } from './RefineRange';
import { areaScale, factorScale, percentScale, squareScale, type Scale } from './scales';

type NumberSetting = Exclude<keyof RefineSettings, 'edge'>;
type Range = Pick<RefineRangeProps, 'min' | 'max' | 'step' | 'unit'> & { readonly label: string; readonly scale: Scale; readonly factor?: number };

/** No slider needs more; the document could hold ten times as much. */
const mostArea = 1e6;
const lengths: Scale = squareScale(0, 100);
const areas: Scale = areaScale(mostArea);
const share = { scale: percentScale, min: 0, max: 1, step: 1, factor: 100, unit: '%' } as const;

const ranges: Readonly<Record<NumberSetting, Range>> = {
  band: { label: 'refine.band', scale: factorScale(0.25, 4), min: 0.25, max: 4, step: 0.01, unit: '×' },
  fillHoles: { label: 'refine.fillHoles', scale: areas, min: 0, max: mostArea, step: 1, unit: 'px²' },
  dropIslands: { label: 'refine.dropIslands', scale: areas, min: 0, max: mostArea, step: 1, unit: 'px²' },
  smooth: { label: 'refine.smooth', scale: lengths, min: 0, max: 100, step: 0.1, unit: 'px' },
  feather: { label: 'refine.feather', scale: squareScale(0, 250), min: 0, max: 250, step: 0.1, unit: 'px' },
  contrast: { label: 'refine.contrast', ...share },
  shift: { label: 'refine.shift', scale: squareScale(-100, 100), min: -100, max: 100, step: 0.1, unit: 'px' },
  decontaminate: { label: 'refine.cleanColours', ...share },
};

const edgeNotes: Readonly<Record<RefineSettings['edge'], string>> = { keep: 'refine.edgeKeepNote', auto: 'refine.edgeAutoNote', firm: 'refine.edgeFirmNote', soft: 'refine.edgeSoftNote' };

/** Everything that makes an edge, in the order in which it is done. */
export function SettingFields({ editor }: { readonly editor: Editor }) {
  const t = useText();
  const { drafts } = editor.refining;
  const { settings, hair } = useStore(drafts.store, (state) => state.now);
  const output = useStore(editor.refining.store, (state) => state.output);

  const range = (key: NumberSetting, more: Partial<RefineRangeProps> = {}) => {
    const { label, ...rest } = ranges[key];
    const change = (value: number): void => drafts.set({ [key]: value });
    return <RefineRange label={t(label)} value={settings[key]} initial={defaultRefine[key]} {...rest} {...more} onChange={change} onDone={drafts.done} />;
  };
  const setEdge = (edge: RefineSettings['edge']): void => {
    drafts.set({ edge });
    drafts.done();
  };
  return (
    <>
      <Section id="refine-edge" title={t('refine.edge')}>
        <Segmented
          label={t('refine.edge')}
          value={settings.edge}
          segments={[
            { value: 'keep', label: t('refine.edgeKeep') },
            { value: 'auto', label: t('refine.edgeAuto') },
            { value: 'firm', label: t('refine.edgeFirm') },
            { value: 'soft', label: t('refine.edgeSoft') },
          ]}
          onChange={setEdge}
        />
        <p className="refine-note">{t(edgeNotes[settings.edge])}</p>
        {range('band', { disabled: settings.edge === 'keep' && hair === null, named: settings.band === 1 ? t('refine.bandAuto') : undefined })}
      </Section>
      <Section id="refine-clean-up" title={t('refine.cleanUp')}>
        {range('fillHoles')}
        {range('dropIslands')}
        <p className="refine-note">{t('refine.keepsClicks')}</p>
      </Section>
      <Section id="refine-shape" title={t('refine.shape')}>
        {range('smooth')}
        {range('feather')}
        {range('contrast')}
        {range('shift')}
      </Section>
      <Section id="refine-colour" title={t('refine.colour')}>
        {range('decontaminate', { disabled: !hasCleanColours(output) })}
        <p className="refine-note">{t('refine.cleanColoursNote')}</p>
      </Section>
    </>
  );
}
